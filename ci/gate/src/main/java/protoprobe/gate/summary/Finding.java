// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Level;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * One thing that keeps a run from being as expected.
 *
 * @param record whose run
 * @param verdict how the id compares
 * @param requirement of the id, if the catalogue knows it
 * @param result of the id, if it has one
 */
record Finding(
    RunRecord record, Verdict verdict, Optional<Requirement> requirement, Optional<Result> result) {

  /**
   * Regressions first, MUST before the rest; then by name and id, so that it is always the same.
   */
  private static final Comparator<Finding> IMPORTANCE =
      Comparator.comparing((Finding finding) -> finding.verdict().kind())
          .thenComparing(Finding::level)
          .thenComparing(finding -> finding.record().name())
          .thenComparing(finding -> finding.verdict().id());

  /** Of all records, the most important first. */
  static List<Finding> of(List<Assessed> all) {
    return all.stream().flatMap(each -> of(each).stream()).sorted(IMPORTANCE).toList();
  }

  private static List<Finding> of(Assessed each) {
    var requirements = each.record().requirements();
    return each.comparison().verdicts().stream()
        .filter(verdict -> verdict.kind().exitCode() != ExitCode.OK)
        .map(
            verdict ->
                new Finding(
                    each.record(),
                    verdict,
                    Optional.ofNullable(requirements.get(verdict.id())),
                    each.record().result(verdict.id())))
        .toList();
  }

  private Level level() {
    return requirement.map(Requirement::level).orElse(Level.INFO);
  }

  /** What was seen, or why nothing was. */
  String words() {
    return result.map(Result::message).filter(text -> !text.isBlank()).orElse(verdict.text());
  }
}
