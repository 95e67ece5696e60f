// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.summary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;

/**
 * A run in Markdown, as GitHub shows it on a job's page: the verdict, a table of targets, then what
 * deviates, the most important first. GitHub drops a summary above 1 MiB as a whole, so this stays
 * far below.
 */
public final class StepSummary {
  /** Octets of UTF-8 that it never exceeds. */
  public static final int MOST = 512 * 1024;

  /** Octets that it is not worth while without. */
  public static final int LEAST = 2_048;

  private static final int NAME = 120;
  private static final int WORDS = 300;
  private static final int ROWS = 2_000;

  private final StringBuilder text = new StringBuilder();
  private final int most;
  private int size;

  private StepSummary(int most) {
    this.most = most;
  }

  /**
   * The text, ending in a line feed.
   *
   * @param room octets that are left for it, {@link #LEAST} at least
   */
  public static String of(List<Assessed> all, int room) {
    StepSummary summary = new StepSummary(Math.min(room, MOST));
    List<Finding> findings = Finding.of(all);
    summary.add("## Conformance: " + verdict(all, findings.size()));
    summary.add("");
    summary.targets(all);
    summary.findings(findings);
    return summary.text.toString();
  }

  private static String verdict(List<Assessed> all, int findings) {
    ExitCode code = all.stream().map(Assessed::code).reduce(ExitCode.OK, ExitCode::worst);
    if (code == ExitCode.OK) {
      return "as expected";
    }
    return findings == 0
        ? "not as expected"
        : findings + (findings == 1 ? " finding" : " findings");
  }

  private void targets(List<Assessed> all) {
    add("| target | product | passed | info | warn | failed | flaky | other | known | new |");
    add("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    int shown = 0;
    while (shown < Math.min(all.size(), ROWS) && add(row(all.get(shown)))) {
      shown++;
    }
    if (shown < all.size()) {
      add("");
      add("and %d more targets".formatted(all.size() - shown));
    }
  }

  private static String row(Assessed each) {
    RunRecord record = each.record();
    String product =
        record.results().isEmpty()
            ? record.state().word() + ": " + record.reason()
            : (record.target().product() + " " + record.target().version()).strip();
    long passed = record.count(Outcome.PASS) - record.informed();
    long told =
        passed
            + record.informed()
            + record.count(Outcome.WARN)
            + record.count(Outcome.FAIL)
            + record.flaky();
    return "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d |"
        .formatted(
            Markdown.code(record.name(), NAME),
            product.isEmpty() ? "" : Markdown.code(product, WORDS),
            passed,
            record.informed(),
            record.count(Outcome.WARN),
            record.count(Outcome.FAIL),
            record.flaky(),
            record.results().size() - told,
            each.comparison().count(Verdict.Kind.EXPECTED_DEVIATION),
            each.comparison().verdicts().stream()
                .filter(verdict -> verdict.kind().exitCode() != ExitCode.OK)
                .count());
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    add("");
    add("### Not as expected");
    add("");
    int shown = 0;
    while (shown < findings.size() && add(item(findings.get(shown)))) {
      shown++;
    }
    if (shown < findings.size()) {
      close("- and %d more, see the JUnit XML".formatted(findings.size() - shown));
    }
  }

  private static String item(Finding finding) {
    return "- %s %s%s: %s (%s)"
        .formatted(
            Markdown.code(finding.record().target().name(), NAME),
            Markdown.code(finding.verdict().id(), NAME),
            finding
                .requirement()
                .map(each -> each.reference() + ", " + each.level())
                .map(reference -> ", " + Markdown.code(reference, NAME))
                .orElse(""),
            Markdown.code(finding.words(), WORDS),
            Markdown.code(finding.verdict().text(), WORDS));
  }

  /** Adds a line if there is room for it and for a last one. */
  private boolean add(String line) {
    int octets = line.getBytes(StandardCharsets.UTF_8).length + 1;
    if (size + octets > most - 200) {
      return false;
    }
    close(line);
    return true;
  }

  private void close(String line) {
    text.append(line).append('\n');
    size += line.getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
