// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import picocli.CommandLine.Option;
import protoprobe.kit.report.Ansi;
import protoprobe.kit.report.ConsoleReport;
import protoprobe.kit.report.ConsoleReport.Loudness;
import protoprobe.kit.report.Terminal;

/** How reports look on standard output. */
public final class ConsoleOptions {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; NO_COLOR is obeyed by auto.",
      defaultValue = "AUTO")
  When color;

  @Option(names = "-q", description = "Only deviations and the verdict.")
  boolean quiet;

  @Option(names = "-v", description = "Every check.")
  boolean verbose;

  /** When to use colours. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** A report of that look. */
  public ConsoleReport report(PrintWriter out) {
    return new ConsoleReport(out, ansi(), loudness());
  }

  /** How much is said. */
  public Loudness loudness() {
    return quiet ? Loudness.QUIET : verbose ? Loudness.VERBOSE : Loudness.NORMAL;
  }

  private Ansi ansi() {
    boolean colours =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              wanted(
                  Terminal.STANDARD_OUTPUT.capable(),
                  Optional.ofNullable(System.getenv("NO_COLOR")).orElse(""));
        };
    return (colours ? Ansi.ON : Ansi.OFF).in(encoding());
  }

  /** no-color.org: set and not empty, whatever the value. */
  static boolean wanted(boolean terminal, String noColor) {
    return terminal && noColor.isEmpty();
  }

  /** As picocli encodes standard output: the terminal's, which Java 17 tells only if it is one. */
  private static Charset encoding() {
    return Optional.ofNullable(System.getProperty("sun.stdout.encoding"))
        .filter(Charset::isSupported)
        .map(Charset::forName)
        .orElse(Charset.defaultCharset());
  }
}
