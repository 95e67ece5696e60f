// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.util.Optional;
import protoprobe.kit.fault.ExitCode;

/**
 * How one id compares with what was expected of it.
 *
 * @param id id in the catalogue
 * @param kind the verdict
 * @param expectation the line that speaks of it, if one applies
 * @param text one sentence that says why; where a line has to go or to change, it names the line
 */
public record Verdict(String id, Kind kind, Optional<Expectation> expectation, String text) {
  /** What a comparison can come to. */
  public enum Kind {
    /** Nothing is listed and nothing is wrong, or a pinned grade was met. */
    AS_EXPECTED(ExitCode.OK),
    /** Wrong, and listed as such. */
    EXPECTED_DEVIATION(ExitCode.OK),
    /** Wrong and not listed, or other than listed. */
    NEW_DEVIATION(ExitCode.DEVIATION),
    /** It did not come to the same each time, and no line lists that. */
    FLAKY(ExitCode.DEVIATION),
    /** Better than listed: the line is stale. */
    UNEXPECTED_PASS(ExitCode.DEVIATION),
    /** Planned, but it has no result. */
    NOT_RUN(ExitCode.DEVIATION),
    /** No verdict: an error, which cannot be expected, or an inconclusive that was not. */
    UNDECIDABLE(ExitCode.REFUSED);

    private final ExitCode exitCode;

    Kind(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    /** What one such id means to a shell. */
    public ExitCode exitCode() {
      return exitCode;
    }
  }
}
