// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a child ended, in one line. */
final class Ending {
  private static final int LAST_LINES = 5;
  private static final int LONGEST = 200;

  /** What Java adds to the number of a signal that ended a process. */
  private static final int BY_SIGNAL = 128;

  /** What tells of a JVM's crash report: the signal, and the frame in which it arose. */
  private static final Pattern CRASH = Pattern.compile("#\\s+(SIG\\w+ \\(|[CVJj] +\\[).*");

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM");

  private Ending() {}

  /**
   * @param killed why we ended it, or empty
   * @param process ended, else it is said that it runs
   * @param words its standard error
   */
  static String of(String name, String killed, Process process, Tail words) {
    String ours = killed.isEmpty() ? "" : ", killed since it " + killed;
    return name + ": its process " + status(process) + ours + said(words.lines());
  }

  private static String status(Process process) {
    if (process.isAlive()) {
      return process.pid() + " does not end";
    }
    int status = process.exitValue();
    String signal = SIGNALS.get(status - BY_SIGNAL);
    return "ended with status " + status + (signal == null ? "" : " (" + signal + ")");
  }

  private static String said(List<String> lines) {
    List<String> crash = lines.stream().filter(CRASH.asMatchPredicate()).toList();
    List<String> words = lines.stream().filter(line -> line.matches(".*\\w.*")).toList();
    List<String> telling =
        crash.isEmpty()
            ? words.subList(Math.max(0, words.size() - LAST_LINES), words.size())
            : crash;
    return telling.isEmpty()
        ? ""
        : "; it said: " + telling.stream().map(Ending::cut).collect(Collectors.joining(" | "));
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
