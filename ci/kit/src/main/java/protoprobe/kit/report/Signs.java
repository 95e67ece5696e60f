// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.Result;

/** Symbol, word and colour of what is reported; the word alone says it too. */
final class Signs {
  /** The word for what does not come to the same each time. */
  static final String FLAKY = "flaky";

  private final Ansi ansi;

  Signs(Ansi ansi) {
    this.ansi = ansi;
  }

  /** Of an outcome; information only has a sign of its own. */
  String of(Outcome outcome, boolean info) {
    if (info) {
      return ansi.cyan(ansi.symbol("ℹ", "i") + " info");
    }
    String word = outcome.word();
    return switch (outcome) {
      case PASS -> ansi.green(ansi.symbol("✔", "+") + " " + word);
      case WARN -> ansi.yellow("! " + word);
      case FAIL -> ansi.red(ansi.symbol("✘", "x") + " " + word);
      case UNSUPPORTED -> ansi.dim(ansi.symbol("∅", "0") + " " + word);
      case NOT_APPLICABLE -> ansi.dim(ansi.symbol("–", "-") + " " + word);
      case INCONCLUSIVE -> ansi.yellow("? " + word);
      case ERROR -> ansi.red("# " + word);
    };
  }

  /** Of what has no outcome, or whose outcome is not the point. */
  String of(Verdict.Kind kind) {
    String word = Marks.word(kind).replace('-', ' ');
    return kind == Verdict.Kind.UNEXPECTED_PASS
        ? ansi.yellow(ansi.symbol("✔", "+") + " " + word)
        : ansi.red(ansi.symbol("✘", "x") + " " + word);
  }

  /** Of a result, whatever its attempts came to. */
  String of(Result result, Optional<Requirement> requirement) {
    return result.flaky()
        ? ansi.yellow(ansi.symbol("≈", "%") + " " + FLAKY)
        : of(result.outcome(), result.informs(requirement));
  }

  String expected() {
    return ansi.dim("~");
  }

  String verdict(Summary summary) {
    return summary.good()
        ? ansi.green(ansi.symbol("✔", "+") + " " + summary.verdict())
        : ansi.red(ansi.symbol("✘", "x") + " " + summary.verdict());
  }
}
