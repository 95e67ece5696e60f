// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.util.List;

/** How a child ended, in one line. */
final class Ending {
  private static final int SIGNALLED = 128;

  private Ending() {}

  static String of(String name, String killed, Process process, Tail words) {
    String how =
        !killed.isEmpty()
            ? "was ended, as it " + killed
            : process.isAlive() ? "does not end" : status(process.exitValue());
    List<String> lines = words.lines();
    String last = lines.isEmpty() ? "" : "; its last words: " + lines.get(lines.size() - 1);
    return name + ": its process " + how + last;
  }

  private static String status(int status) {
    return status > SIGNALLED
        ? "ended by signal " + (status - SIGNALLED)
        : "ended with status " + status;
  }
}
