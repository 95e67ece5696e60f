// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.report.ConsoleReport;
import protoprobe.kit.report.JUnitXml;
import protoprobe.kit.report.Progress;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.run.Job;
import protoprobe.kit.run.RunListener;

/** Shows how runs go on, and writes what came of them. */
final class Reporter implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReportOptions options;
  private final ExpectationSource expectations;
  private final PrintWriter out;
  private final PrintWriter err;
  private final ConsoleReport console;
  private final Progress progress;
  private final Interruption interruption;

  /** Refuses at once what could not be written in the end. */
  Reporter(ReportOptions options, CommandLine line, int targets) {
    this.options = options;
    this.out = line.getOut();
    this.err = line.getErr();
    options.refuseOneFileFor(targets);
    expectations = options.expectations();
    Stream.of(options.junit, options.json)
        .filter(file -> file != null)
        .forEach(Outputs::requireFile);
    if (options.out != null) {
      Outputs.requireFolder(options.out);
    }
    console = options.console.report(out);
    progress = Progress.of(options.progress, System.err);
    interruption = Interruption.watch(PATIENCE);
  }

  /** Has these stopped by Ctrl-C. */
  void interrupts(List<Job> jobs) {
    jobs.forEach(job -> interruption.stops(job::stop));
  }

  /** Runs a job and shows its progress. */
  RunRecord follow(Job job) {
    progress.begin(job.name(), job.planned());
    RunRecord record =
        job.run(
            new RunListener() {
              @Override
              public void finished(Result result) {
                progress.finished(job.name(), result);
              }
            });
    progress.end(job.name());
    return record;
  }

  /** Writes everything; the worst exit code of the targets. */
  ExitCode finish(List<RunRecord> records) {
    progress.close();
    records.forEach(this::keep); // first of all: what comes after may refuse the expectations
    ExitCode code = records.stream().map(this::report).reduce(ExitCode.OK, ExitCode::worst);
    if (out.checkError() || System.out.checkError()) { // picocli wraps the one in the other
      throw new Refused("standard output: expected to take the report, cannot be written");
    }
    boolean nothing = records.stream().allMatch(record -> record.state() == RunState.ABSENT);
    return nothing ? ExitCode.worst(code, ExitCode.NOTHING_RAN) : code;
  }

  /** Nothing more is to be written. */
  @Override
  public void close() {
    progress.close();
    interruption.close();
  }

  private void keep(RunRecord record) {
    if (options.out != null) {
      RecordFile.write(record, options.out.resolve("records/" + record.name() + ".json"));
    }
    if (options.json != null) {
      RecordFile.write(record, options.json);
    }
  }

  private ExitCode report(RunRecord record) {
    Comparison comparison = Comparison.of(record, expectations(record), options.strict);
    if (options.out != null) {
      Path file = options.out.resolve("junit/TEST-" + record.name() + ".xml");
      JUnitXml.write(record, comparison, options.dialect, file);
    }
    if (options.junit != null) {
      JUnitXml.write(record, comparison, options.dialect, options.junit);
    }
    console.printOrExplain(record, comparison, err);
    return comparison.exitCode();
  }

  private Expectations expectations(RunRecord record) {
    if (!options.update) {
      return expectations.of(record);
    }
    ExpectationSource.Update update = expectations.update(record);
    update.words().ifPresent(err::println);
    err.flush();
    return update.expectations();
  }
}
