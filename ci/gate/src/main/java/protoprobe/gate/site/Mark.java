// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.Optional;
import protoprobe.kit.expect.Verdict;

/** How a cell compares with what was expected, where there is something to say. */
enum Mark {
  EXPECTED("◇", "expected deviation", "wrong, but known, with a reason"),
  NEW("◆", "new deviation", "wrong and not known, or other than known"),
  FLAKY("◆", "flaky", "not the same each time, and no line lists that"),
  BETTER("◆", "better than expected", "the known deviation is gone"),
  NOT_RUN("◆", "expected, but not run", "planned, but without a result"),
  UNDECIDED("◆", "no verdict", "an error, or an inconclusive nobody expected");

  private final String symbol;
  private final String word;
  private final String meaning;

  Mark(String symbol, String word, String meaning) {
    this.symbol = symbol;
    this.word = word;
    this.meaning = meaning;
  }

  static Optional<Mark> of(Verdict verdict) {
    return switch (verdict.kind()) {
      case AS_EXPECTED -> Optional.empty();
      case EXPECTED_DEVIATION -> Optional.of(EXPECTED);
      case NEW_DEVIATION -> Optional.of(NEW);
      case FLAKY -> Optional.of(FLAKY);
      case UNEXPECTED_PASS -> Optional.of(BETTER);
      case NOT_RUN -> Optional.of(NOT_RUN);
      case UNDECIDABLE -> Optional.of(UNDECIDED);
    };
  }

  String symbol() {
    return symbol;
  }

  String word() {
    return word;
  }

  String meaning() {
    return meaning;
  }

  /** Whether somebody has to look: not what was expected. */
  boolean deviates() {
    return this != EXPECTED;
  }

  String style() {
    return deviates() ? "deviates" : "expected";
  }
}
