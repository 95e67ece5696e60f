// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.stream.Collectors;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.quic.altsvc.Rule;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.target.Statement;

@Topic(spec = "RFC 7838", title = "The Alt-Svc field")
final class AltSvcFieldChecks {
  /** A sender generates what the grammar allows, and nothing else (RFC 9110 section 2.2). */
  @Check(
      id = "quic/alt-svc/syntax",
      row = "ALT-H01",
      section = "3",
      level = MUST,
      rows = SyntaxRule.class,
      says = "The Alt-Svc field of the site's answers obeys its grammar.")
  void syntax(Site site, SyntaxRule row) {
    assertThat(broken(site.fieldStatements(), row.rule()))
        .as("%s (%s)", row.says(), row.rule().reference())
        .isEmpty();
  }

  @Check(
      id = "quic/alt-svc/advice",
      section = "3",
      level = SHOULD,
      rows = AdviceRule.class,
      says = "The Alt-Svc field of the site's answers is of use to every client.")
  void advice(Site site, AdviceRule row) {
    assertThat(broken(site.fieldStatements(), row.rule()))
        .as("%s (%s)", row.says(), row.rule().reference())
        .isEmpty();
  }

  @Check(
      id = "quic/alt-svc/unknown-parameter",
      row = "ALT-H25",
      section = "3",
      level = INFO,
      says = "Parameters that no specification defines are noted; clients ignore them.")
  void unknownParameter(Site site, Findings findings) {
    String names =
        site.fieldStatements().stream()
            .flatMap(statement -> statement.field().findings().stream())
            .filter(finding -> finding.rule() == Rule.UNKNOWN_PARAMETER)
            .map(finding -> finding.detail())
            .distinct()
            .collect(Collectors.joining(", "));
    findings.observe("parameters", names.isEmpty() ? "none" : names);
  }

  /** One list in several lines is legal, but curl keeps the last line only (lib/altsvc.c). */
  @Check(
      id = "quic/alt-svc/lines",
      row = "ALT-H29",
      spec = "RFC 9110",
      section = "5.3",
      level = INFO,
      says = "How many lines the Alt-Svc field has is noted; they count as one list.")
  void lines(Site site, Findings findings) {
    site.fieldStatements()
        .forEach(statement -> findings.observe(key(statement), statement.lines().size()));
  }

  /**
   * Only a field whose definition says so may go into trailers; that of Alt-Svc does not. It is
   * older than this rule, so we leave it at a warning.
   */
  @Check(
      id = "quic/alt-svc/not-in-trailers",
      row = "ALT-H33",
      spec = "RFC 9110",
      section = "6.5.1",
      level = SHOULD,
      says = "Alt-Svc stands in the header section, where clients read it, not in trailers.")
  void notInTrailers(Site site) {
    site.fieldStatements();

    assertThat(site.replies())
        .as("no Alt-Svc field in the trailers of any answer")
        .extracting(Reply::trailingAltSvcLines)
        .allMatch(List::isEmpty);
  }

  private static List<String> broken(List<Statement> statements, Rule rule) {
    return statements.stream()
        .flatMap(
            statement ->
                statement.field().findings().stream()
                    .filter(finding -> finding.rule() == rule)
                    .map(
                        finding ->
                            "%s, line %d, column %d: %s in %s"
                                .formatted(
                                    statement.place(),
                                    finding.line(),
                                    finding.column(),
                                    finding.detail(),
                                    statement.lines().get(finding.line() - 1))))
        .toList();
  }

  private static String key(Statement statement) {
    return statement.place().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
  }
}
