// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import protoprobe.kit.cli.ConsoleOptions;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.expect.Rules;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;

/** How records are judged, and how that is told. */
public final class JudgeOptions {
  @Option(
      names = "--expect",
      paramLabel = "DIR",
      description = "Known deviations: a folder with PROBE-TARGET.txt for each target, or a file.")
  Path expect;

  @Option(names = "--strict", description = "A broken SHOULD is a deviation too.")
  boolean strict;

  @Option(
      names = "--allow-unexpected-pass",
      description = "A result better than its expectation is no deviation.")
  boolean allowUnexpectedPass;

  @Mixin ConsoleOptions console = new ConsoleOptions();

  /**
   * Where expectations come from.
   *
   * @param update whether they are to be rewritten, and so may be missing
   * @param records how many records are to be judged
   * @throws BadInput if there is no such folder, or one file for several records
   */
  public ExpectationSource source(boolean update, int records) {
    if (expect == null) {
      if (update) {
        throw new BadInput("--update-expectations: expected --expect DIR beside it");
      }
      return ExpectationSource.none();
    }
    if (records > 1 && Files.isRegularFile(expect)) {
      throw new BadInput(
          "--expect %s: one file for %d records, expected a folder".formatted(expect, records));
    }
    return update ? ExpectationSource.written(folder()) : ExpectationSource.at(expect);
  }

  /** What does not exist yet becomes a folder. */
  private Path folder() {
    try {
      return Files.exists(expect) ? expect : Files.createDirectories(expect);
    } catch (IOException e) {
      throw new Refused(
          "expectations %s: cannot be written: %s".formatted(expect, Refused.reason(e)), e);
    }
  }

  /** Whether the user has named expectations. */
  public boolean named() {
    return expect != null;
  }

  Rules rules() {
    return new Rules(strict, allowUnexpectedPass);
  }
}
