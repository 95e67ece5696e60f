// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** What readers of JUnit XML rely on, with hostile text in every field of the record. */
class JUnitRulesTest {
  private static final int RESULTS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void oneLevelOfSuitesWithTrueTotals(long seed) {
    Xml xml = hostile(seed, Dialect.DEFAULT);

    assertThat(xml.root().getTagName()).isEqualTo("testsuites");
    assertThat(Xml.children(xml.root(), "testsuite")).hasSize(1);
    for (Element element : List.of(xml.root(), xml.suite())) {
      assertThat(element.getAttribute("tests")).isEqualTo("" + RESULTS);
      assertThat(element.getAttribute("failures")).isEqualTo("" + marked(xml, "failure"));
      assertThat(element.getAttribute("errors")).isEqualTo("" + marked(xml, "error"));
      assertThat(element.getAttribute("skipped")).isEqualTo("" + marked(xml, "skipped"));
      assertThat(element.getAttribute("time")).matches("\\d+\\.\\d{3}");
      assertThat(element.getAttribute("timestamp")).endsWith("Z");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void namesAreShortUniqueAndOneLine(long seed) {
    Set<List<String>> names = new HashSet<>();
    for (Element testcase : hostile(seed, Dialect.DEFAULT).cases()) {
      String name = testcase.getAttribute("name");
      assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(512).doesNotContain("\n", "\r");
      assertThat(testcase.getAttribute("classname"))
          .matches("[a-z0-9_-]+\\.[a-z0-9_-]+\\.[a-z0-9_-]+\\.[a-z0-9_-]+");
      assertThat(names.add(List.of(testcase.getAttribute("classname"), name))).as(name).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void atMostOneMarkAndItsReasonInBothPlaces(long seed) {
    for (Element testcase : hostile(seed, Dialect.DEFAULT).cases()) {
      List<Element> marks = Xml.marks(testcase);
      assertThat(marks).hasSizeLessThanOrEqualTo(1);
      for (Element mark : marks) {
        String message = mark.getAttribute("message");
        assertThat(message).isNotBlank();
        String start = message.endsWith("…") ? message.substring(0, 1999) : message;
        assertThat(mark.getTextContent()).startsWith(start.replace("\r\n", "\n"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void surefireDialectObeysTheSchema(long seed) {
    Xml xml = hostile(seed, Dialect.SUREFIRE);

    assertThat(xml.root().getTagName()).isEqualTo("testsuite");
    assertThat(attributes(xml.root()))
        .containsExactlyInAnyOrder("name", "time", "tests", "errors", "skipped", "failures");
    assertThat(children(xml.root())).startsWith("properties").containsOnlyOnce("properties");
    for (Element testcase : xml.cases()) {
      assertThat(attributes(testcase)).containsExactlyInAnyOrder("name", "classname", "time");
      assertThat(testcase.getAttribute("time")).matches("\\d+\\.\\d{3}");
      assertThat(String.join(" ", children(testcase)))
          .matches("((failure|skipped|error) )?system-out");
      for (Element mark : Xml.marks(testcase)) {
        assertThat(attributes(mark))
            .isEqualTo(
                mark.getTagName().equals("skipped")
                    ? Set.of("message")
                    : Set.of("message", "type"));
      }
    }
  }

  @Test
  void surefireDialectKeepsThePropertiesInTheOutput() {
    RunRecord record = Records.of(Result.plain("edns/a/b", Outcome.FAIL, "why"));

    Element testcase =
        Xml.parse(JUnitXml.of(record, Compared.with(record), Dialect.SUREFIRE)).one("edns/a/b");

    assertThat(Xml.children(testcase, "system-out").get(0).getTextContent())
        .contains("check.id: edns/a/b\n", "spec.level: MUST\n", "outcome: fail\n");
  }

  @Test
  void sameNamesOfDifferentIdsAreToldApart() {
    String stem = "edns/a/" + "x".repeat(600);
    RunRecord record =
        Records.of(
            Result.plain(stem + "1", Outcome.PASS, ""),
            Result.plain(stem + "2", Outcome.PASS, ""),
            Result.plain("edns/a/\u0001", Outcome.PASS, ""),
            Result.plain("edns/a/\u0002", Outcome.PASS, ""));

    assertThat(Xml.parse(JUnitXml.of(record, Compared.with(record), Dialect.DEFAULT)).cases())
        .extracting(each -> each.getAttribute("classname") + each.getAttribute("name"))
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void dotsOnlySeparateThePartsOfTheClassName() {
    RunRecord record = Records.of(Result.plain("edns/ede/x", Outcome.PASS, ""));

    assertThat(CaseNames.classname(record, "draft-ietf-x.1, 2", "a.b/c"))
        .isEqualTo("edns.unbound.draft-ietf-x_1_2.a_b_c");
    assertThat(CaseNames.classname(record, "", "")).isEqualTo("edns.unbound._._");
    assertThat(CaseNames.title(Records.requirement("edns/a/b", Level.MAY)))
        .isEqualTo("The server obeys edns/a/b.");
  }

  private static Xml hostile(long seed, Dialect dialect) {
    RunRecord record = Records.hostile(seed, RESULTS);
    return Xml.parse(JUnitXml.of(record, Compared.with(record), dialect));
  }

  private static long marked(Xml xml, String element) {
    return xml.cases().stream().filter(each -> !Xml.children(each, element).isEmpty()).count();
  }

  private static Set<String> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    Set<String> names = new HashSet<>();
    IntStream.range(0, map.getLength())
        .mapToObj(map::item)
        .map(Node::getNodeName)
        .forEach(names::add);
    return names;
  }

  private static List<String> children(Element element) {
    return IntStream.range(0, element.getChildNodes().getLength())
        .mapToObj(element.getChildNodes()::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Node::getNodeName)
        .toList();
  }
}
