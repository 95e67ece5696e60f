// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.report.Dialect;
import protoprobe.kit.report.JUnitXml;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

class JUnitDocumentTest {
  private static final String GOOD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="all" tests="3" failures="1" errors="0" skipped="1" time="1.5"
          timestamp="2025-03-01T10:20:30.456Z">
        <testsuite name="one" tests="3" failures="1" errors="0" skipped="1" time="1.500"
            timestamp="2025-03-01T10:20:30Z">
          <testcase name="edns/x/a: A" classname="edns.unbound" time="0.1">
            <properties><property name="check.id" value="edns/x/a"/></properties>
          </testcase>
          <testcase name="edns/x/b: B" classname="edns.unbound" time="0">
            <properties><property name="check.id" value="edns/x/b"/></properties>
            <failure message="wrong" type="fail">wrong, and so on</failure>
          </testcase>
          <testcase name="edns/x/c: C" classname="edns.unbound" time="1">
            <properties><property name="check.id" value="edns/x/c"/></properties>
            <skipped message="not here"><![CDATA[not here]]></skipped>
          </testcase>
        </testsuite>
      </testsuites>
      """;

  @TempDir private Path folder;

  @Test
  void rules_that_are_kept() {
    assertThat(findings(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_we_write_is_valid(Dialect dialect) {
    for (long seed = 1; seed <= 10; seed++) {
      RunRecord record = Records.hostile(seed, 40);
      Comparison comparison = Comparison.of(record, Expectations.none(), false);
      assertThat(findings(JUnitXml.of(record, comparison, dialect))).as("seed " + seed).isEmpty();
    }
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "<testsuites name=\"all\" tests=\"3\"",
            "<testsuites name=\"all\" tests=\"4\"",
            "testsuites: tests='4', expected 3"),
        change(
            "\"one\" tests=\"3\" failures=\"1\"",
            "\"one\" tests=\"3\" failures=\"0\"",
            "testsuite 'one': failures='0', expected 1"),
        change(
            "skipped=\"1\" time=\"1.500\"",
            "time=\"1.500\"",
            "testsuite 'one': skipped='', expected 1"),
        change("name=\"one\"", "name=\" \"", "no name"),
        change("time=\"1.500\"", "time=\"1,500.0\"", "time='1,500.0', expected seconds"),
        change("time=\"0.1\"", "time=\"1e3\"", "testcase 'edns/x/a: A': time='1e3'"),
        change("10:20:30Z", "10:20:30", "timestamp='2025-03-01T10:20:30', expected ISO 8601"),
        change("10:20:30.456Z", "", "testsuites: timestamp="),
        change(
            "name=\"edns/x/b: B\"",
            "name=\"edns/x/a: A\"",
            "testcase 'edns/x/a: A': again, expected each name once"),
        change("name=\"edns/x/b: B\"", "name=\"\"", "name of 0 characters"),
        change(
            "name=\"edns/x/b: B\"", "name=\"" + "x".repeat(513) + "\"", "name of 513 characters"),
        change("name=\"edns/x/b: B\"", "name=\"checks()[2]\"", "name is an index"),
        change("name=\"edns/x/b: B\"", "name=\"2\"", "name is an index"),
        change(
            "classname=\"edns.unbound\" time=\"0\"",
            "classname=\"edns\" time=\"0\"",
            "classname='edns', expected words with dots"),
        change("<failure message=\"wrong\"", "<failure message=\"\"", "failure without message"),
        change(">wrong, and so on<", "> <", "failure without text"),
        change("<![CDATA[not here]]>", "", "skipped without text"),
        change(
            "<failure message",
            "<skipped message=\"x\">x</skipped><failure message",
            "2 of failure, error, skipped"),
        change(
            "value=\"edns/x/b\"",
            "value=\"edns/x/0\"",
            "after edns/x/a, expected cases sorted by check.id"),
        change(
            "<testcase name=\"edns/x/a",
            "<testsuite/><testcase name=\"edns/x/a",
            "a testsuite inside, expected one level"),
        change(
            "<testcase name=\"edns/x/a",
            "<properties><property name=\"user.home\" value=\"/root\"/></properties>"
                + "<testcase name=\"edns/x/a",
            "property user.home tells of the host"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("changes")
  void one_finding_for_each_broken_rule(String from, String to, String words) {
    assertThat(GOOD).as("what is changed").contains(from);

    assertThat(findings(GOOD.replace(from, to))).anyMatch(line -> line.contains(words));
  }

  @Test
  void suites_without_cases_and_other_roots() {
    assertThat(findings("<html/>"))
        .containsExactly("root 'html', expected testsuites or testsuite");
    assertThat(
            findings(
                "<testsuites name='x' tests='0' failures='0' errors='0' skipped='0'"
                    + " time='0' timestamp='2025-03-01T10:20:30Z'/>"))
        .containsExactly("testsuites: no testsuite, expected at least one");
    assertThat(
            findings(
                "<testsuite name='x' tests='0' failures='0' errors='0' skipped='0'"
                    + " time='0'/>"))
        .containsExactly(
            "testsuite 'x': no testcase, expected at least one (Jenkins drops the suite)");
  }

  static Stream<String> attacks() {
    return Stream.of(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><testsuite>&e;</testsuite>",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><testsuite>&b;</testsuite>",
        "<!DOCTYPE testsuite SYSTEM \"http://127.0.0.1:1/x.dtd\"><testsuite/>",
        "<a>".repeat(100_000),
        "<testsuite>&undefined;</testsuite>",
        "<testsuite>\u0001</testsuite>",
        "<testsuite",
        "<testsuite/><testsuite/>");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void what_is_refused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("TEST-x.xml"), text);

    assertThatThrownBy(() -> Document.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("TEST-x.xml: not well-formed XML without DOCTYPE: ");
  }

  @Test
  void more_octets_than_any_server_takes() throws IOException {
    Path file = folder.resolve("TEST-x.xml");
    byte[] large = new byte[(int) Document.MAX_XML_OCTETS + 1];
    large[0] = '<';
    Files.write(file, large);

    assertThatThrownBy(() -> Document.read(file))
        .hasMessageContaining("31457281 octets, expected JUnit XML of at most 31457280");
  }

  private static Arguments change(String from, String to, String words) {
    return Arguments.of(from, to, words);
  }

  private List<String> findings(String text) {
    try {
      return Document.read(Files.writeString(folder.resolve("TEST-x.xml"), text)).findings();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
