// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.diff.DiffDocument;
import protoprobe.gate.diff.DiffText;
import protoprobe.gate.diff.TargetDiff;
import protoprobe.gate.output.TextFile;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RecordFile;

@Command(
    name = "diff",
    description = {
      "Show what differs between two runs: ids added, deleted, changed in verdict or observation.",
      "Exits 0 if nothing differs, else 1."
    },
    sortOptions = false)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The first run: a record or a folder.")
  Path first;

  @Parameters(index = "1", paramLabel = "B", description = "The second run.")
  Path second;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the differences there.")
  Path json;

  @Option(names = "-q", description = "Only targets that differ.")
  boolean quiet;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    List<TargetDiff> targets =
        TargetDiff.of(
            RecordFolder.read(List.of(first)).records(),
            RecordFolder.read(List.of(second)).records());
    if (targets.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          Printable.text("nothing to compare: no run record in %s, %s".formatted(first, second)));
      err.flush();
      return ExitCode.NOTHING_RAN.code();
    }
    DiffText text = new DiffText(spec.commandLine().getOut());
    targets.stream().filter(each -> !quiet || !each.same()).forEach(text::print);
    if (json != null) {
      TextFile.write(
          json,
          RecordFile.mapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(DiffDocument.of(targets))
              + "\n");
    }
    boolean same = targets.stream().allMatch(TargetDiff::same);
    return (same ? ExitCode.OK : ExitCode.DEVIATION).code();
  }
}
