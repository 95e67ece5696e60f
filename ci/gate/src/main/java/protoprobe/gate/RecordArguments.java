// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

/** The run records that a command is about. */
final class RecordArguments {
  @Parameters(
      paramLabel = "RECORD|DIR",
      arity = "1..*",
      description = "Run records, or folders of them: what --out of a run has written.")
  private List<Path> paths;

  List<Path> files() {
    return paths.stream().flatMap(path -> RecordFolder.files(path).stream()).distinct().toList();
  }

  RecordFolder read() {
    return RecordFolder.read(paths);
  }

  /**
   * Says that there are none.
   *
   * @param purpose what they were wanted for, such as "merge"
   */
  int none(String purpose, PrintWriter err) {
    err.println(
        "nothing to %s: no run record in %s".formatted(purpose, Printable.text(paths.toString())));
    err.flush();
    return ExitCode.NOTHING_RAN.code();
  }
}
