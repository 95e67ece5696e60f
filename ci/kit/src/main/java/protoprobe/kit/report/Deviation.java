// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/** A deviation in full: what is required, what was expected and seen, how to see it again. */
public final class Deviation {
  private static final String INDENT = "    ";
  private static final int LABEL = 13;

  private final RunRecord record;
  private final Signs signs;
  private final Ansi ansi;

  Deviation(RunRecord record, Signs signs, Ansi ansi) {
    this.record = record;
    this.signs = signs;
    this.ansi = ansi;
  }

  List<String> lines(Verdict verdict, Optional<Requirement> requirement) {
    List<String> lines = new ArrayList<>();
    Optional<Result> result = record.result(verdict.id());
    boolean byOutcome =
        verdict.kind() == Verdict.Kind.NEW_DEVIATION
            || verdict.kind() == Verdict.Kind.FLAKY
            || verdict.kind() == Verdict.Kind.UNDECIDABLE;
    String sign =
        result
            .filter(any -> byOutcome)
            .map(each -> signs.of(each, Optional.empty()))
            .orElseGet(() -> signs.of(verdict.kind()));
    lines.add(sign + "  " + ansi.bold(Printable.text(verdict.id())));
    tell(lines, verdict, requirement);
    field(lines, "Run again", Again.command(record.command(), verdict.id()));
    return lines;
  }

  /**
   * Requirement, expected, actual, evidence and verdict, one a line, indented, without colours;
   * text of the target is made printable.
   */
  public static List<String> details(RunRecord record, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    Requirement requirement = record.requirements().get(verdict.id());
    new Deviation(record, new Signs(Ansi.OFF), Ansi.OFF)
        .tell(lines, verdict, Optional.ofNullable(requirement));
    return lines;
  }

  private void tell(List<String> lines, Verdict verdict, Optional<Requirement> requirement) {
    requirement.ifPresent(each -> add(lines, each));
    record.result(verdict.id()).ifPresent(each -> add(lines, each));
    field(lines, "Verdict", verdict.text());
  }

  private void add(List<String> lines, Requirement requirement) {
    field(lines, "Requirement", (requirement.says() + " " + requirement.row()).strip());
    field(
        lines,
        "Reference",
        "%s (%s) %s"
            .formatted(requirement.reference(), requirement.level(), requirement.url().orElse(""))
            .strip());
  }

  private void add(List<String> lines, Result result) {
    if (result.flaky()) {
      field(lines, "Attempts", Attempts.words(result));
    } else {
      result.grade().ifPresent(grade -> field(lines, "Grade", grade.word()));
    }
    field(lines, "Message", result.message());
    block(lines, "Expected", result.expected(), true);
    block(lines, "Actual", result.actual(), false);
    result.observed().forEach((key, value) -> field(lines, "Observed", key + " = " + value));
    result.evidence().forEach(file -> field(lines, "Evidence", file.path()));
  }

  private static void field(List<String> lines, String label, String value) {
    if (!value.isEmpty()) {
      lines.add(INDENT + padded(label) + Printable.text(value));
    }
  }

  private void block(List<String> lines, String label, String value, boolean good) {
    String prefix = padded(label);
    for (String line : Printable.lines(value)) {
      lines.add(INDENT + prefix + (good ? ansi.green(line) : ansi.red(line)));
      prefix = padded("");
    }
  }

  private static String padded(String label) {
    return label + " ".repeat(LABEL - label.length());
  }
}
