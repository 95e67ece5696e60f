// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a check on one target. */
public enum Outcome {
  /** Does what the specification requires. */
  PASS,
  /** A SHOULD is broken, or the answer is only weakly right. */
  WARN,
  /** A MUST is broken. */
  FAIL,
  /** The target lacks an optional feature, as a control probe has shown. */
  UNSUPPORTED,
  /** This environment cannot host the check. */
  NOT_APPLICABLE,
  /** Ran, but the evidence allows no verdict. */
  INCONCLUSIVE,
  /** Our own fault, or the harness failed. */
  ERROR;

  /** The word used in records, expectations and reports, such as {@code not-applicable}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the target itself was judged: pass, warn or fail. */
  public boolean decided() {
    return this == PASS || this == WARN || this == FAIL;
  }

  /** The outcome of that word, if it is one. */
  public static Optional<Outcome> ofWord(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
  }
}
