// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.stream.Collectors;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;

/** What the attempts at a flaky check came to, in order; how many, if they are too many to list. */
public final class Attempts {
  private static final int LISTED = 20;

  private Attempts() {}

  /** Such as {@code pass, fail, pass}. */
  public static String words(Result result) {
    String first =
        result.attempts().stream()
            .limit(LISTED)
            .map(Graded::word)
            .collect(Collectors.joining(", "));
    return result.attempts().size() <= LISTED ? first : first + ", … (" + result.tally() + ")";
  }
}
