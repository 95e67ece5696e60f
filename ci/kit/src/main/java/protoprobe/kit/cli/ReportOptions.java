// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import protoprobe.kit.report.Dialect;
import protoprobe.kit.report.Progress;

/** What is written, where, and how loud. */
final class ReportOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write everything there: records/, junit/, evidence/.")
  Path out;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write the JUnit XML there.")
  Path junit;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the run record there.")
  Path json;

  @Option(
      names = "--junit-dialect",
      paramLabel = "NAME",
      description = "default, or surefire: valid against Surefire's schema.",
      defaultValue = "DEFAULT")
  Dialect dialect;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description = "Known deviations, one a line with its reason.")
  Path expect;

  @Option(
      names = "--update-expectations",
      description = "Rewrite the file of --expect to what was seen; new lines want a reason.")
  boolean update;

  @Option(names = "--strict", description = "A broken SHOULD is a deviation too.")
  boolean strict;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto, bar, plain or none; on standard error.",
      defaultValue = "AUTO")
  Progress.Mode progress;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never; NO_COLOR is obeyed.",
      defaultValue = "AUTO")
  ColorWhen color;

  @Option(names = "-q", description = "Only deviations and the verdict.")
  boolean quiet;

  @Option(names = "-v", description = "Every check.")
  boolean verbose;

  /** When to use colours. */
  enum ColorWhen {
    AUTO,
    ALWAYS,
    NEVER;

    boolean on() {
      return switch (this) {
        case ALWAYS -> true;
        case NEVER -> false;
        case AUTO -> System.console() != null && noColorUnset();
      };
    }

    private static boolean noColorUnset() {
      return Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
    }
  }
}
