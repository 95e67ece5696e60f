// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import protoprobe.gate.verdict.Announcement;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;

@Command(
    name = "report",
    description = {
      "Print the report of run records again, as the run had printed it.",
      "Whatever they say, it exits 0; the command gate judges."
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Mixin RecordArguments arguments = new RecordArguments();

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    RecordFolder records = arguments.read();
    if (records.records().isEmpty()) {
      return arguments.none("report", err);
    }
    Assessor assessor =
        new Assessor(judge.source(false, records.records().size()), judge, Map.of());
    new Announcement(spec.commandLine().getOut(), err, judge)
        .again(records.records().stream().map(assessor::assess).toList());
    return ExitCode.OK.code();
  }
}
