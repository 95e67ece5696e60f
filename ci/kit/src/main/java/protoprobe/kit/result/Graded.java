// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;

/**
 * What one attempt at a check came to, in records and expectations one word: {@code fail}, {@code
 * pass:exact}.
 *
 * @param outcome the outcome
 * @param grade how good the answer was, where several are right
 */
public record Graded(Outcome outcome, Optional<Grade> grade) implements Comparable<Graded> {
  private static final Comparator<Graded> ORDER =
      Comparator.comparing(Graded::outcome)
          .thenComparing(each -> each.grade().map(Grade::ordinal).orElse(-1));

  /** Without a grade. */
  public static Graded of(Outcome outcome) {
    return new Graded(outcome, Optional.empty());
  }

  /** The meaning of that word, if it has one. */
  public static Optional<Graded> ofWord(String word) {
    String[] parts = word.split(":", 2);
    Optional<Outcome> outcome = Outcome.ofWord(parts[0]);
    if (parts.length == 1) {
      return outcome.map(Graded::of);
    }
    return outcome.flatMap(
        seen -> Grade.ofWord(parts[1]).map(grade -> new Graded(seen, Optional.of(grade))));
  }

  @JsonCreator
  static Graded read(String word) {
    return ofWord(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "attempt '%s', expected OUTCOME or OUTCOME:GRADE".formatted(word)));
  }

  /** The word. */
  @JsonValue
  public String word() {
    return outcome.word() + grade.map(each -> ":" + each.word()).orElse("");
  }

  /** By outcome as they are listed, then the best grade first. */
  @Override
  public int compareTo(Graded other) {
    return ORDER.compare(this, other);
  }
}
