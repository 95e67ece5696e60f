// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How good an answer is where several are right, best first. */
public enum Grade {
  /** Names the very fault. */
  EXACT,
  /** Right, but general. */
  GENERIC,
  /** Defensible only with good will. */
  WEAK,
  /** No answer where one is optional. */
  NONE,
  /** Contradicts the facts. */
  WRONG;

  /** The word used in records, expectations and reports, such as {@code exact}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grade of that word, if it is one. */
  public static Optional<Grade> ofWord(String word) {
    return Arrays.stream(values()).filter(grade -> grade.word().equals(word)).findFirst();
  }
}
