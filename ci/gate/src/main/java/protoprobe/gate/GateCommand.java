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
import picocli.CommandLine.Spec;
import protoprobe.gate.output.TextFile;
import protoprobe.gate.summary.Annotations;
import protoprobe.gate.summary.StepSummary;
import protoprobe.gate.verdict.Announcement;
import protoprobe.gate.verdict.Assessed;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.gate.verdict.Unmatched;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Dialect;
import protoprobe.kit.report.JUnitXml;
import protoprobe.kit.report.Printable;

@Command(
    name = "gate",
    description = "Hold run records against what is expected; nothing is run.",
    sortOptions = false)
final class GateCommand implements Callable<Integer> {
  private static final long GITHUB_TAKES = 1L << 20;

  @Mixin RecordArguments arguments = new RecordArguments();

  @Mixin JudgeOptions judge = new JudgeOptions();

  @Option(names = "--junit", paramLabel = "DIR", description = "Write JUnit XML there.")
  Path junit;

  @Option(
      names = "--update-expectations",
      description = "Rewrite the files of --expect to what was seen; new lines want a reason.")
  boolean update;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Add a summary in Markdown to that file, such as $GITHUB_STEP_SUMMARY.")
  Path summary;

  @Option(
      names = "--annotations",
      description = "Print what deviates as annotations of GitHub Actions, too: ten at most.")
  boolean annotations;

  @Spec CommandSpec spec;

  private final Map<String, String> environment;

  GateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    RecordFolder records = arguments.read();
    if (records.records().isEmpty()) {
      return arguments.none("judge", err);
    }
    ExpectationSource source = judge.source(update, records.records().size());
    Assessor assessor = new Assessor(source, judge, environment);
    List<Assessed> all =
        records.records().stream()
            .map(record -> update ? assessor.update(record) : assessor.assess(record))
            .toList();
    if (junit != null) {
      all.forEach(this::write);
    }
    ExitCode code = new Announcement(spec.commandLine().getOut(), err, judge).of(all);
    tellServices(all);
    Unmatched unmatched = Unmatched.of(source, records.records(), records.complete());
    unmatched.lines().forEach(line -> err.println(Printable.text(line)));
    err.flush();
    return ExitCode.worst(code, unmatched.code()).code();
  }

  private void tellServices(List<Assessed> all) {
    if (summary != null) {
      summarise(all);
    }
    if (annotations) {
      Annotations.of(all).forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
    }
  }

  /** GitHub drops what a step has added, all of it, if that is more than a mebibyte. */
  private void summarise(List<Assessed> all) {
    long room = GITHUB_TAKES - TextFile.size(summary);
    if (room < StepSummary.LEAST) {
      spec.commandLine()
          .getErr()
          .println(
              Printable.text(
                  "--summary: %s: full, expected room for %d octets below 1 MiB"
                      .formatted(summary, StepSummary.LEAST)));
      return;
    }
    TextFile.append(summary, StepSummary.of(all, (int) room));
  }

  private void write(Assessed each) {
    Path file = junit.resolve("TEST-" + each.record().name() + ".xml");
    JUnitXml.write(each.record(), each.comparison(), Dialect.DEFAULT, file);
  }
}
