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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.badge.BadgeFiles;
import protoprobe.gate.verdict.Assessed;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

@Command(
    name = "badge",
    description = {
      "Write badges: for each target PROBE-TARGET.svg and PROBE-TARGET.json (the endpoint of",
      "shields.io), and conformance.svg and conformance.json for all together."
    },
    sortOptions = false)
final class BadgeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RECORD|DIR",
      arity = "1..*",
      description = "Run records, or folders of them: what --out of a run has written.")
  List<Path> paths;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out;

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RecordFolder records = RecordFolder.read(paths);
    if (records.records().isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("nothing to show: no run record in " + Printable.text(paths.toString()));
      err.flush();
      return ExitCode.NOTHING_RAN.code();
    }
    Assessor assessor =
        new Assessor(judge.source(false, records.records().size()), judge, Map.of());
    List<Assessed> all = records.records().stream().map(assessor::assess).toList();
    BadgeFiles.write(out, all);
    return ExitCode.OK.code();
  }
}
