// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationUpdate;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Ansi;
import protoprobe.kit.report.ConsoleReport;
import protoprobe.kit.report.JUnitXml;
import protoprobe.kit.report.Printable;
import protoprobe.kit.report.Progress;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.run.Job;
import protoprobe.kit.run.RunListener;

/** Shows how runs go on, and writes what came of them. */
final class Reporter implements AutoCloseable {
  private final ReportOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Progress progress;
  private final Interruption interruption;

  /** Refuses at once what could not be written in the end. */
  Reporter(ReportOptions options, CommandLine line, int targets) {
    this.options = options;
    this.out = line.getOut();
    this.err = line.getErr();
    this.progress = Progress.of(options.progress, System.err);
    if (targets > 1 && (options.junit != null || options.json != null)) {
      throw new BadInput(
          "--junit and --json write one file: expected a single target, not %d; use --out DIR"
              .formatted(targets));
    }
    if (options.update && options.expect == null) {
      throw new BadInput("--update-expectations: expected --expect FILE beside it");
    }
    if (options.expect != null && !options.update) {
      refuseMalformed(options.expect);
    }
    Stream.of(options.junit, options.json)
        .filter(file -> file != null)
        .forEach(Outputs::requireFile);
    if (options.out != null) {
      Outputs.requireFolder(options.out);
    }
    this.interruption = Interruption.watch();
  }

  /** From here on Ctrl-C ends the process at once. */
  @Override
  public void close() {
    interruption.close();
  }

  Interruption interruption() {
    return interruption;
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
    List<ExitCode> codes = new ArrayList<>();
    records.forEach(record -> codes.add(report(record)));
    return codes.stream().reduce(ExitCode.OK, ExitCode::worst);
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
      JUnitXml.write(
          record,
          comparison,
          options.dialect,
          options.out.resolve("junit/TEST-" + record.name() + ".xml"));
    }
    if (options.junit != null) {
      JUnitXml.write(record, comparison, options.dialect, options.junit);
    }
    print(record, comparison);
    return comparison.exitCode();
  }

  /** A target that was not there has no results: one line among the errors says why. */
  private void print(RunRecord record, Comparison comparison) {
    switch (record.state()) {
      case UNREACHABLE, ABSENT -> {
        String text =
            "%s: %s: %s"
                .formatted(
                    record.target().name(),
                    record.state().name().toLowerCase(Locale.ROOT),
                    record.reason());
        err.println(record.tool().name() + ": " + Printable.text(text));
        err.flush();
      }
      default ->
          new ConsoleReport(out, options.color.on() ? Ansi.ON : Ansi.OFF, loudness())
              .print(record, comparison);
    }
  }

  private ConsoleReport.Loudness loudness() {
    return options.quiet
        ? ConsoleReport.Loudness.QUIET
        : options.verbose ? ConsoleReport.Loudness.VERBOSE : ConsoleReport.Loudness.NORMAL;
  }

  /** From a file, or from the file named after the run in a folder. */
  private Expectations expectations(RunRecord record) {
    if (options.expect == null) {
      return Expectations.none();
    }
    Path file =
        Files.isDirectory(options.expect)
            ? options.expect.resolve(record.name() + ".txt")
            : options.expect;
    if (options.update) {
      return updated(file, record);
    }
    return Files.exists(file) ? Expectations.read(file) : Expectations.none();
  }

  private static Expectations updated(Path file, RunRecord record) {
    long unreasoned = ExpectationUpdate.apply(file, record);
    if (unreasoned == 0) {
      return Expectations.read(file);
    }
    System.err.printf("%s: %d lines want a reason with a citation%n", file, unreasoned);
    return Expectations.none();
  }

  private static void refuseMalformed(Path expect) {
    if (Files.isRegularFile(expect)) {
      Expectations.read(expect);
    } else if (!Files.isDirectory(expect)) {
      throw new BadInput(expect + ": no such file, expected expectations");
    }
  }
}
