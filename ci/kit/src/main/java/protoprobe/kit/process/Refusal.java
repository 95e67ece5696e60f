// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what unshare(1) or the guardian's script said about a refused step. */
final class Refusal {
  private static final String UNSHARE = "unshare: ";
  private static final String ITS_OWN_CALL = "unshare failed: ";
  private static final String ADVICE = " dmesg(1) may have more information";

  private Refusal() {}

  /**
   * The refusal as an exception.
   *
   * @param unshare the unshare command line as started
   * @param said the lines on standard error
   * @param status the exit status, for a death without words
   * @param privileged whether the process is root
   */
  static NotPermitted of(String unshare, List<String> said, int status, boolean privileged) {
    Optional<String> hint = new Hint(Path.of("/")).remedy(privileged);
    for (String line : said) {
      if (line.startsWith(GuardianScript.FAILED)) {
        return ofStep(line.substring(GuardianScript.FAILED.length()), hint);
      }
      if (line.startsWith(UNSHARE)) {
        String error = line.substring(UNSHARE.length());
        return new NotPermitted(
            unshare,
            error.startsWith(ITS_OWN_CALL) ? error.substring(ITS_OWN_CALL.length()) : error,
            hint);
      }
    }
    String words = said.isEmpty() ? "" : ": " + String.join(" ", said);
    return new NotPermitted(
        unshare, "ended with status " + status + " before it was ready" + words, hint);
  }

  /**
   * {@code CALL: WORDS}, where the words of mount(8) may end in advice to read the kernel's log.
   */
  private static NotPermitted ofStep(String text, Optional<String> hint) {
    int end = text.indexOf(": ");
    String call = end < 0 ? text : text.substring(0, end);
    String error = end < 0 ? "failed without words" : text.substring(end + 2);
    int advice = error.indexOf(ADVICE);
    boolean missing = error.endsWith("not found");
    return new NotPermitted(
        call,
        advice < 0 ? error : error.substring(0, advice),
        missing ? Optional.of("the package with " + call.split(" ")[0]) : hint);
  }
}
