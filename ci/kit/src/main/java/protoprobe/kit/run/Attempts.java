// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;

/** Several attempts at one case as one result: the worst, with the outcomes of all. */
final class Attempts {
  private static final List<Outcome> WORST_FIRST =
      List.of(
          Outcome.ERROR,
          Outcome.FAIL,
          Outcome.INCONCLUSIVE,
          Outcome.WARN,
          Outcome.UNSUPPORTED,
          Outcome.NOT_APPLICABLE,
          Outcome.PASS);

  private Attempts() {}

  static Result merge(Result first, Result second) {
    boolean secondWorse =
        WORST_FIRST.indexOf(second.outcome()) < WORST_FIRST.indexOf(first.outcome());
    Result worst = secondWorse ? second : first;
    List<Outcome> all = new ArrayList<>(first.attempts());
    all.addAll(second.attempts());
    return new Result(
        worst.id(),
        worst.outcome(),
        worst.grade(),
        worst.message(),
        worst.expected(),
        worst.actual(),
        worst.observed(),
        worst.evidence(),
        worst.durationMillis(),
        List.copyOf(all));
  }
}
