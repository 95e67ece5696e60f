// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.RunRecord;

/** A run record as JUnit XML, one suite, in the order of the ids. */
public final class JUnitXml {
  private JUnitXml() {}

  /**
   * The document as text.
   *
   * @param record what was seen
   * @param comparison what was expected: a known deviation becomes {@code skipped}, a stale
   *     expectation a {@code failure}
   */
  public static String of(RunRecord record, Comparison comparison, Dialect dialect) {
    List<JUnitCase> cases = JUnitCases.of(record, comparison);
    XmlOut out = new XmlOut();
    Map<String, String> totals = totals(record, cases, dialect);
    if (dialect == Dialect.DEFAULT) {
      totals.put("timestamp", record.started().toString());
      out.open("testsuites", totals);
      suite(out, record, cases, totals, dialect);
      out.close();
    } else {
      suite(out, record, cases, totals, dialect);
    }
    return out.end();
  }

  /**
   * Writes the document, making folders as needed.
   *
   * @throws Refused if the file cannot be written
   */
  public static void write(RunRecord record, Comparison comparison, Dialect dialect, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, of(record, comparison, dialect));
    } catch (IOException e) {
      throw new Refused("cannot write the JUnit XML " + file + ": " + Refused.reason(e), e);
    }
  }

  private static Map<String, String> totals(
      RunRecord record, List<JUnitCase> cases, Dialect dialect) {
    Map<String, String> totals = new LinkedHashMap<>();
    totals.put("name", XmlText.cut(record.name(), CaseNames.MAX));
    totals.put("tests", "" + cases.size());
    totals.put("failures", count(cases, "failure", dialect));
    totals.put("errors", count(cases, "error", dialect));
    totals.put("skipped", count(cases, "skipped", dialect));
    totals.put("time", seconds(record.ended().toEpochMilli() - record.started().toEpochMilli()));
    return totals;
  }

  private static String count(List<JUnitCase> cases, String element, Dialect dialect) {
    return ""
        + cases.stream()
            .filter(each -> each.mark().kind().element(dialect).equals(element))
            .count();
  }

  private static void suite(
      XmlOut out,
      RunRecord record,
      List<JUnitCase> cases,
      Map<String, String> attributes,
      Dialect dialect) {
    out.open("testsuite", attributes);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("tool", record.tool().name() + " " + record.tool().version());
    facts.put("target", record.target().name());
    facts.put("target.product", record.target().product());
    facts.put("target.version", record.target().version());
    facts.put("state", record.state().word());
    facts.put("reason", record.reason());
    properties(out, facts);
    cases.forEach(each -> testcase(out, each, dialect));
    out.close();
  }

  private static void testcase(XmlOut out, JUnitCase each, Dialect dialect) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", each.name());
    attributes.put("classname", each.classname());
    attributes.put("time", seconds(each.millis()));
    out.open("testcase", attributes);
    StringBuilder output = new StringBuilder();
    if (dialect == Dialect.DEFAULT) {
      properties(out, each.properties());
    } else {
      each.properties()
          .forEach(
              (name, value) ->
                  output.append((name + ": " + value).replace("[[", "[ [")).append('\n'));
    }
    mark(out, each.mark(), dialect);
    each.output().forEach(line -> output.append(line).append('\n'));
    out.leaf("system-out", Map.of(), output.toString());
    out.close();
  }

  private static void mark(XmlOut out, Mark mark, Dialect dialect) {
    if (mark.kind() == Mark.Kind.NONE) {
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("message", mark.message());
    // Surefire's schema requires a type for failures and errors, and allows none for skipped.
    String element = mark.kind().element(dialect);
    if (!element.equals("skipped")) {
      attributes.put("type", mark.type());
    }
    if (mark.kind() == Mark.Kind.FLAKE && dialect == Dialect.SUREFIRE) {
      out.open(element, attributes);
      out.leaf("stackTrace", Map.of(), mark.detail());
      out.close();
    } else {
      out.leaf(element, attributes, mark.detail());
    }
  }

  private static void properties(XmlOut out, Map<String, String> properties) {
    out.open("properties", Map.of());
    properties.forEach(
        (name, value) -> {
          Map<String, String> attributes = new LinkedHashMap<>();
          attributes.put("name", name);
          attributes.put("value", value);
          out.empty("property", attributes);
        });
    out.close();
  }

  /** Seconds with a dot and no grouping, whatever the locale: readers use parseFloat. */
  private static String seconds(long millis) {
    long positive = Math.max(0, millis);
    String thousandths = "00" + positive % 1000;
    return positive / 1000 + "." + thousandths.substring(thousandths.length() - 3);
  }
}
