// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;

/** Several attempts at one case as one result: the worst, with what all came to. */
final class Attempts {
  private static final String OR = " | ";

  private static final List<Outcome> BEST_FIRST =
      List.of(
          Outcome.PASS,
          Outcome.NOT_APPLICABLE,
          Outcome.UNSUPPORTED,
          Outcome.WARN,
          Outcome.INCONCLUSIVE,
          Outcome.FAIL,
          Outcome.ERROR);

  private static final Comparator<Result> BETTER =
      Comparator.comparing((Result result) -> BEST_FIRST.indexOf(result.outcome()))
          .thenComparing(result -> result.grade().map(Grade::ordinal).orElse(-1));

  private Attempts() {}

  static Result merge(Result earlier, Result later) {
    Result worst = BETTER.compare(later, earlier) > 0 ? later : earlier;
    List<Graded> all = new ArrayList<>(earlier.attempts());
    all.addAll(later.attempts());
    return new Result(
        worst.id(),
        worst.outcome(),
        worst.grade(),
        worst.message(),
        worst.expected(),
        worst.actual(),
        observed(earlier, later),
        evidence(earlier, later),
        later.durationMillis(),
        List.copyOf(all));
  }

  /** An observation that was not the same each time is told as all that were seen. */
  private static SortedMap<String, String> observed(Result earlier, Result later) {
    SortedMap<String, String> observed = new TreeMap<>(earlier.observed());
    later.observed().forEach((key, value) -> observed.merge(key, value, Attempts::either));
    return observed;
  }

  private static String either(String earlier, String later) {
    Set<String> seen =
        Arrays.stream(earlier.split(" \\| ", -1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return earlier.equals(later) || seen.contains(later) ? earlier : earlier + OR + later;
  }

  /** Of the first attempt that came to each of the verdicts; more of the same proves no more. */
  private static List<EvidenceFile> evidence(Result earlier, Result later) {
    List<EvidenceFile> files = new ArrayList<>(earlier.evidence());
    if (!earlier.attempts().containsAll(later.attempts())) {
      files.addAll(later.evidence());
    }
    return List.copyOf(files);
  }
}
