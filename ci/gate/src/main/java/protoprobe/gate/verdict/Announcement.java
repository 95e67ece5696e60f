// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.io.PrintWriter;
import java.util.List;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.cli.ConsoleOptions;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.ConsoleReport;
import protoprobe.kit.report.ConsoleReport.Loudness;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Tells what came of all records: each in full, then all in a table. */
public final class Announcement {
  private static final int NAME = 60;

  private final PrintWriter out;
  private final PrintWriter err;
  private final ConsoleOptions console;

  /**
   * @param out results
   * @param err remarks
   */
  public Announcement(PrintWriter out, PrintWriter err, JudgeOptions options) {
    this.out = out;
    this.err = err;
    this.console = options.console;
  }

  /** Tells all; the worst exit code, and that for nothing if no target was there. */
  public ExitCode of(List<Assessed> all) {
    ConsoleReport report = console.report(out);
    ExitCode code = ExitCode.OK;
    for (Assessed each : all) {
      report.print(each.record(), each.comparison());
      each.remarks().forEach(remark -> err.println(Printable.text(remark)));
      err.flush();
      if (console.loudness() != Loudness.QUIET) {
        out.println();
      }
      code = ExitCode.worst(code, each.code());
    }
    if (console.loudness() != Loudness.QUIET) {
      table(all);
    }
    out.flush();
    boolean nothing = all.stream().allMatch(each -> each.record().state() == RunState.ABSENT);
    return nothing ? ExitCode.worst(code, ExitCode.NOTHING_RAN) : code;
  }

  /** Tells each again as its run has. */
  public void again(List<Assessed> all) {
    ConsoleReport report = console.report(out);
    all.forEach(each -> report.printOrExplain(each.record(), each.comparison(), err));
    out.flush();
  }

  private void table(List<Assessed> all) {
    int width = all.stream().mapToInt(each -> name(each.record()).length()).max().orElse(0);
    for (Assessed each : all) {
      out.println(
          name(each.record()) + " ".repeat(width - name(each.record()).length()) + row(each));
    }
  }

  private static String row(Assessed each) {
    RunRecord record = each.record();
    if (record.results().isEmpty()) {
      return "  " + record.state().word() + Printable.text(": " + record.reason(), 200);
    }
    return "  %4d of %d decided, %4d passed, %4d info, %3d expected deviations, %3d deviations"
        .formatted(
            record.decided(),
            record.planned().size(),
            record.count(Outcome.PASS) - record.informed(),
            record.informed(),
            each.comparison().count(Verdict.Kind.EXPECTED_DEVIATION),
            each.comparison().verdicts().stream()
                .filter(verdict -> verdict.kind().exitCode() != ExitCode.OK)
                .count());
  }

  private static String name(RunRecord record) {
    return Printable.text(record.name(), NAME);
  }
}
