// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.BadInput;
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
      paramLabel = "DIALECT",
      description = "default, or surefire: valid against Surefire's schema.",
      defaultValue = "DEFAULT")
  Dialect dialect;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description = "Known deviations, one a line with its reason; or the folder of such files.")
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

  @Mixin ConsoleOptions console = new ConsoleOptions();

  /**
   * Where expectations come from.
   *
   * @throws BadInput if the file is missing, unless it is to be written
   */
  ExpectationSource expectations() {
    if (update && expect == null) {
      throw new BadInput("--update-expectations: expected --expect FILE beside it");
    }
    return Optional.ofNullable(expect)
        .map(path -> update ? ExpectationSource.written(path) : ExpectationSource.at(path))
        .orElseGet(ExpectationSource::none);
  }

  /** Refuses to write the results of several targets into one file. */
  void refuseOneFileFor(int targets) {
    if (targets > 1 && (junit != null || json != null)) {
      throw new BadInput(
          "--junit and --json write one file: expected a single target, not %d; use --out DIR"
              .formatted(targets));
    }
  }
}
