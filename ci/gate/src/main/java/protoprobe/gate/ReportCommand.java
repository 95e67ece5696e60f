// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.verdict.Announcement;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

@Command(
    name = "report",
    description = {
      "Print the report of run records again, as the run had printed it.",
      "Whatever they say, it exits 0; the command gate judges."
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RECORD|DIR",
      arity = "1..*",
      description = "Run records, or folders of them: what --out of a run has written.")
  List<Path> paths;

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    RecordFolder records = RecordFolder.read(paths);
    if (records.records().isEmpty()) {
      err.println("nothing to report: no run record in " + Printable.text(paths.toString()));
      err.flush();
      return ExitCode.NOTHING_RAN.code();
    }
    Assessor assessor =
        new Assessor(judge.source(false, records.records().size()), judge, Map.of());
    new Announcement(spec.commandLine().getOut(), err, judge)
        .of(records.records().stream().map(assessor::assess).toList());
    return ExitCode.OK.code();
  }
}
