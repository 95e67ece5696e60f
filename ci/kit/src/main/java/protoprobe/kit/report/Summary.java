// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** The first and the last lines of a report. */
final class Summary {
  private final RunRecord record;
  private final Comparison comparison;

  Summary(RunRecord record, Comparison comparison) {
    this.record = record;
    this.comparison = comparison;
  }

  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Tool, target, product and version, when and how long. */
  String header() {
    String product = (record.target().product() + " " + record.target().version()).strip();
    double seconds = Duration.between(record.started(), record.ended()).toMillis() / 1000.0;
    return Stream.of(
            record.tool().name() + " " + record.tool().version(),
            record.target().name() + (record.target().local() ? " (local)" : ""),
            product,
            record.started().truncatedTo(ChronoUnit.SECONDS)
                + String.format(Locale.ROOT, " (%.1f s)", seconds))
        .filter(part -> !part.isEmpty())
        .map(part -> Printable.text(part, 200))
        .collect(Collectors.joining(" | "));
  }

  /** How many results of each kind, in one line. */
  String totals() {
    long info = record.informed();
    List<String> parts = new ArrayList<>();
    parts.add(record.count(Outcome.PASS) - info + " passed");
    if (info > 0) {
      parts.add(info + " info");
    }
    if (record.flaky() > 0) {
      parts.add(record.flaky() + " flaky");
    }
    parts.add(record.count(Outcome.WARN) + " warn");
    parts.add(record.count(Outcome.FAIL) + " failed");
    parts.add(record.count(Outcome.UNSUPPORTED) + " unsupported");
    parts.add(record.count(Outcome.NOT_APPLICABLE) + " not applicable");
    parts.add(record.count(Outcome.INCONCLUSIVE) + " inconclusive");
    parts.add(record.count(Outcome.ERROR) + " error");
    return String.join(", ", parts);
  }

  /** Whether the run gives the exit code for "as expected". */
  boolean good() {
    return comparison.exitCode() == ExitCode.OK;
  }

  /** The last line: what keeps the run from being as expected, or that it is. */
  String verdict() {
    List<String> parts = new ArrayList<>();
    boolean part = record.state() == RunState.PART;
    if (part) {
      parts.add("part " + Printable.text(record.reason()));
    } else if (record.state() != RunState.COMPLETE) {
      String reason = record.reason().isEmpty() ? "" : ": " + record.reason();
      parts.add(record.state().word() + Printable.text(reason));
    } else if (record.results().isEmpty()) {
      parts.add("nothing ran");
    }
    if (!record.results().isEmpty()) {
      part(parts, Verdict.Kind.NEW_DEVIATION, "new deviation");
      part(parts, Verdict.Kind.FLAKY, "flaky check");
      part(parts, Verdict.Kind.UNEXPECTED_PASS, "stale expectation");
      part(parts, Verdict.Kind.NOT_RUN, "expected id not run", "expected ids not run");
      part(parts, Verdict.Kind.UNDECIDABLE, "without verdict", "without verdict");
    }
    comparison.floorMissed().ifPresent(parts::add);
    if (parts.isEmpty() || part && parts.size() == 1) {
      parts.add(good() ? "as expected" : "not as expected");
    }
    return Printable.text(record.target().name(), 200) + ": " + String.join(", ", parts);
  }

  private void part(List<String> parts, Verdict.Kind kind, String noun) {
    part(parts, kind, noun, noun + "s");
  }

  private void part(List<String> parts, Verdict.Kind kind, String one, String many) {
    long count = comparison.verdicts().stream().filter(each -> each.kind() == kind).count();
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }
}
