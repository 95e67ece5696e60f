// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.Optional;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.RunRecord;

/**
 * The figures of a run.
 *
 * @param decided results that judge the target: pass, warn or fail
 * @param passed passes that are more than information
 * @param info passes that only record what was seen
 * @param compared what the comparison adds, if there was one
 */
record Numbers(long decided, long passed, long info, Optional<Compared> compared) {
  /**
   * @param expected deviations that are known
   * @param deviations what is not as expected
   */
  record Compared(long expected, long deviations) {}

  static Numbers of(Run run) {
    RunRecord record = run.record();
    long info = record.informed();
    return new Numbers(
        record.decided(),
        record.count(Outcome.PASS) - info,
        info,
        run.comparison().map(Numbers::compared));
  }

  private static Compared compared(Comparison comparison) {
    long expected = 0;
    long deviations = 0;
    for (Verdict verdict : comparison.verdicts()) {
      Optional<Mark> mark = Mark.of(verdict);
      expected += mark.filter(each -> !each.deviates()).isPresent() ? 1 : 0;
      deviations += mark.filter(Mark::deviates).isPresent() ? 1 : 0;
    }
    return new Compared(expected, deviations);
  }
}
