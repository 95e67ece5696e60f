// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.gate.badge.BadgeFiles;
import protoprobe.gate.verdict.Assessed;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.ExitCode;

@Command(
    name = "badge",
    description = {
      "Write badges, as SVG and as JSON for the endpoint badge of shields.io.",
      "PROBE-TARGET.svg and .json for each target, conformance.svg and .json for all together."
    },
    sortOptions = false)
final class BadgeCommand implements Callable<Integer> {
  @Mixin RecordArguments arguments = new RecordArguments();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out;

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RecordFolder records = arguments.read();
    if (records.records().isEmpty()) {
      return arguments.none("show", spec.commandLine().getErr());
    }
    Assessor assessor =
        new Assessor(judge.source(false, records.records().size()), judge, Map.of());
    List<Assessed> all = records.records().stream().map(assessor::assess).toList();
    BadgeFiles.write(out, all);
    return ExitCode.OK.code();
  }
}
