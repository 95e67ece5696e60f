// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import protoprobe.gate.probe.Harvest;
import protoprobe.gate.probe.OutputFolder;
import protoprobe.gate.site.Site;
import protoprobe.gate.verdict.Announcement;
import protoprobe.gate.verdict.Assessed;
import protoprobe.gate.verdict.Assessor;
import protoprobe.gate.verdict.JudgeOptions;
import protoprobe.gate.verdict.Unmatched;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Dialect;
import protoprobe.kit.report.JUnitXml;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;

/** Writes and tells what came of a run of all probes. */
final class Publication {
  private final PrintWriter out;
  private final PrintWriter err;
  private final JudgeOptions judge;
  private final OutputFolder folder;
  private final Map<String, String> environment;

  Publication(
      CommandSpec spec, JudgeOptions judge, OutputFolder folder, Map<String, String> environment) {
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
    this.judge = judge;
    this.folder = folder;
    this.environment = environment;
  }

  /** Publishes; the worst exit code. */
  ExitCode of(List<Harvest> harvests, ExpectationSource expected) {
    Assessor assessor = new Assessor(expected, judge, environment);
    SortedMap<String, RunRecord> records = new TreeMap<>();
    ExitCode code = gather(harvests, records);
    List<Assessed> all = records.values().stream().map(assessor::assessAnyway).toList();
    write(all);
    code = ExitCode.worst(code, new Announcement(out, err, judge).of(all));
    for (Harvest harvest : harvests) {
      harvest.trouble().ifPresent(words -> failed(harvest.name(), words));
      code = ExitCode.worst(code, harvest.code());
    }
    if (all.isEmpty() && code == ExitCode.NOTHING_RAN) {
      say("nothing ran: no probe had anything to do");
    }
    Unmatched unmatched = Unmatched.of(expected, records.values(), true);
    unmatched.lines().forEach(this::say);
    return ExitCode.worst(code, unmatched.code());
  }

  private ExitCode gather(List<Harvest> harvests, SortedMap<String, RunRecord> records) {
    ExitCode code = ExitCode.OK;
    for (Harvest harvest : harvests) {
      for (RunRecord record : harvest.records()) {
        if (records.put(record.name(), record) != null) {
          say(harvest.name() + ": wrote " + record.name() + ", as another probe had; that is lost");
          code = ExitCode.REFUSED;
        }
      }
    }
    return code;
  }

  private void write(List<Assessed> all) {
    all.forEach(each -> write(each.record(), each.comparison()));
    if (!all.isEmpty()) {
      Site.write(
          folder.site(),
          all.stream()
              .map(each -> new Site.Column(each.record(), Optional.of(each.comparison())))
              .toList());
    }
  }

  /** Continuous integration shows it as an error too. */
  private void failed(String probe, String words) {
    say(words);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    RunRecord none =
        new RunRecord(
            RunRecord.SCHEMA,
            Tool.named(Conformance.NAME),
            probe,
            new TargetInfo("all", true, "", "", new TreeMap<>()),
            Environment.here(),
            List.of(probe, "run", "--local", "all"),
            now,
            now,
            RunState.UNREACHABLE,
            words,
            List.of(),
            List.of(),
            List.of());
    write(none, Comparison.of(none, Expectations.none(), false));
  }

  private void write(RunRecord record, Comparison comparison) {
    Path file = folder.junit().resolve("TEST-" + record.name() + ".xml");
    JUnitXml.write(record, comparison, Dialect.DEFAULT, file);
  }

  private void say(String line) {
    err.println(Printable.text(line));
    err.flush();
  }
}
