// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

@Command(
    name = "diff",
    description = {
      "Show what differs between two runs: ids added, deleted, changed in verdict or observation.",
      "With --by-version: between the versions of one product, the older one first.",
      "Exits 0 if nothing differs, else 1."
    },
    sortOptions = false)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The first run: a record or a folder.")
  Path first;

  @Parameters(
      index = "1",
      paramLabel = "B",
      arity = "0..1",
      description = "The second run; with --by-version it may be left out.")
  Path second;

  @Option(
      names = "--by-version",
      description = "Compare records of one product in different versions, whatever their names.")
  boolean byVersion;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the differences there.")
  Path json;

  @Option(names = "-q", description = "Only targets that differ.")
  boolean quiet;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    if (second == null && !byVersion) {
      throw new BadInput("diff: expected two runs, A and B, or --by-version");
    }
    List<TargetDiff> targets = compared();
    if (targets.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      String places = first + (second == null ? "" : ", " + second);
      err.println(
          Printable.text(
              "nothing to compare: no %s in %s"
                  .formatted(byVersion ? "two versions of one product" : "run record", places)));
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

  private List<TargetDiff> compared() {
    List<RunRecord> before = RecordFolder.read(List.of(first)).records();
    List<RunRecord> after =
        second == null ? List.of() : RecordFolder.read(List.of(second)).records();
    return byVersion
        ? TargetDiff.byVersion(Stream.concat(before.stream(), after.stream()).toList())
        : TargetDiff.of(before, after);
  }
}
