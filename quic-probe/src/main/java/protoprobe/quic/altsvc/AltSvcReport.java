// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import protoprobe.kit.report.Printable;

/** Shows a person what a field says, and what is wrong with it. */
public final class AltSvcReport {
  /** Around the place that a finding is about. */
  private static final int CONTEXT = 36;

  private final PrintWriter out;

  /**
   * @param out where to print
   */
  public AltSvcReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints alternatives, findings with their places, and a verdict.
   *
   * @param lines the field lines
   * @param field what they were read as
   */
  public void print(List<String> lines, AltSvc field) {
    if (field.clear()) {
      out.println("clear: every alternative of this origin is withdrawn");
    }
    for (int i = 0; i < field.alternatives().size(); i++) {
      out.println((i + 1) + ". " + describe(field.alternatives().get(i)));
    }
    field.findings().forEach(finding -> print(finding, lines.get(finding.line() - 1)));
    out.println(verdict(field));
  }

  private static String describe(Alternative each) {
    OptionalLong maxAge = each.maxAge();
    return "%s at %s, %s%s"
        .formatted(
            Printable.text(each.protocol()),
            each.port() == 0 ? "an unreadable place" : Printable.text(each.authority()),
            maxAge.isPresent() ? "fresh for " + maxAge.getAsLong() + " s" : "no readable freshness",
            each.persistent() ? ", also in another network" : "");
  }

  private void print(Finding finding, String line) {
    Rule rule = finding.rule();
    out.printf(
        "%n%s: line %d, column %d: %s: %s%n",
        rule.severity().name().toLowerCase(Locale.ROOT),
        finding.line(),
        finding.column(),
        rule.key(),
        Printable.text(finding.detail()));
    int at = finding.column() - 1;
    int from = Math.max(0, at - CONTEXT);
    String before = shown(line, from, at);
    out.println("  " + before + shown(line, at, at + CONTEXT));
    out.println("  " + " ".repeat(before.length()) + "^");
    out.printf("  %s (%s)%n", rule.says(), rule.reference());
  }

  /** One character on the screen for each of the line. */
  private static String shown(String line, int from, int to) {
    return line.substring(Math.min(from, line.length()), Math.min(to, line.length()))
        .replaceAll("[^ -~]", "?");
  }

  private static String verdict(AltSvc field) {
    return field
        .firstError()
        .map(
            error ->
                "\ninvalid from line %d, column %d: clients may drop the field"
                    .formatted(error.line(), error.column()))
        .orElse(
            field.findings().isEmpty()
                ? "valid"
                : "\nvalid, " + field.findings().size() + " remarks");
  }
}
