// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static protoprobe.kit.expect.Verdict.Kind.AS_EXPECTED;
import static protoprobe.kit.expect.Verdict.Kind.EXPECTED_DEVIATION;
import static protoprobe.kit.expect.Verdict.Kind.FLAKY;
import static protoprobe.kit.expect.Verdict.Kind.NEW_DEVIATION;
import static protoprobe.kit.expect.Verdict.Kind.NOT_RUN;
import static protoprobe.kit.expect.Verdict.Kind.UNDECIDABLE;
import static protoprobe.kit.expect.Verdict.Kind.UNEXPECTED_PASS;

import java.util.Optional;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;

/**
 * Holds one result against the line that speaks of it.
 *
 * @param local whether the target is one of ours, whose missing features are known
 * @param rules how strictly
 */
record Judge(boolean local, Rules rules) {

  Verdict judge(Result result, Optional<Expectation> line) {
    if (result.outcome() == Outcome.ERROR) {
      return verdict(result, UNDECIDABLE, line, "an error is our own fault, and never expected");
    }
    return line.map(expectation -> listed(result, expectation)).orElseGet(() -> unlisted(result));
  }

  Verdict notRun(String id, Optional<Expectation> line) {
    return new Verdict(
        id,
        NOT_RUN,
        line,
        line.map(each -> "not run, %s lists it".formatted(each.place())).orElse("not run"));
  }

  private Verdict listed(Result result, Expectation line) {
    Optional<Expectation> listed = Optional.of(line);
    if (line.matches(result)) {
      boolean pinned = result.outcome() == Outcome.PASS && !result.flaky();
      return verdict(
          result,
          pinned ? AS_EXPECTED : EXPECTED_DEVIATION,
          listed,
          "as %s lists it: %s".formatted(line.place(), line.reason()));
    }
    if (result.flaky()) {
      return verdict(
          result,
          FLAKY,
          listed,
          "flaky, %s, but %s lists %s".formatted(result.tally(), line.place(), line.verdict()));
    }
    if (better(result, line)) {
      return verdict(
          result,
          rules.allowUnexpectedPass() ? AS_EXPECTED : UNEXPECTED_PASS,
          listed,
          "better than %s: delete the line '%s' of %s"
              .formatted(line.verdict(), line.head(), line.place()));
    }
    return verdict(
        result,
        result.outcome() == Outcome.INCONCLUSIVE ? UNDECIDABLE : NEW_DEVIATION,
        listed,
        "%s, but %s lists %s".formatted(result.verdict(), line.place(), line.verdict()));
  }

  private Verdict unlisted(Result result) {
    if (result.flaky()) {
      return verdict(
          result,
          FLAKY,
          Optional.empty(),
          "flaky, %s, and no line lists it".formatted(result.tally()));
    }
    Verdict.Kind kind =
        switch (result.outcome()) {
          case PASS, NOT_APPLICABLE -> AS_EXPECTED;
          case WARN -> rules.strict() ? NEW_DEVIATION : AS_EXPECTED;
          case UNSUPPORTED -> local ? NEW_DEVIATION : AS_EXPECTED;
          case FAIL -> NEW_DEVIATION;
          case INCONCLUSIVE, ERROR -> UNDECIDABLE;
        };
    String text = kind == AS_EXPECTED ? "as expected" : result.verdict() + ", and no line lists it";
    return verdict(result, kind, Optional.empty(), text);
  }

  /**
   * A pass is better than a warning, a warning better than the rest; then the grade decides. A line
   * with several verdicts counts as the best of them.
   */
  private static boolean better(Result result, Expectation line) {
    int seen = rank(result.outcome());
    Graded best = line.verdicts().first();
    int listed =
        line.verdicts().stream().mapToInt(each -> rank(each.outcome())).min().orElseThrow();
    if (seen != listed || seen == WORST) {
      return seen < listed;
    }
    return result.grade().isPresent()
        && best.grade().isPresent()
        && result.grade().get().compareTo(best.grade().get()) < 0;
  }

  private static final int WORST = 2;

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case PASS -> 0;
      case WARN -> 1;
      default -> WORST;
    };
  }

  private static Verdict verdict(
      Result result, Verdict.Kind kind, Optional<Expectation> line, String text) {
    return new Verdict(result.id(), kind, line, text);
  }
}
