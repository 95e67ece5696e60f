// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class JUnitXmlTest {
  private static final String ID = "edns/ede/only-with-opt";

  @ParameterizedTest
  @CsvSource({
    "PASS,''",
    "WARN,''",
    "FAIL,failure",
    "UNSUPPORTED,skipped",
    "NOT_APPLICABLE,skipped",
    "INCONCLUSIVE,error",
    "ERROR,error"
  })
  void outcomeIsMappedToItsElement(Outcome outcome, String element) {
    RunRecord record = Records.of(Result.plain(ID, outcome, "the reason"));

    Element testcase = read(record, Compared.with(record)).one(ID);

    assertThat(Xml.marks(testcase).stream().map(Element::getTagName).findFirst().orElse(""))
        .isEqualTo(element);
    assertThat(Xml.property(testcase, "outcome")).isEqualTo(outcome.word());
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIL", "UNSUPPORTED", "INCONCLUSIVE"})
  void reasonStandsInAttributeAndContent(Outcome outcome) {
    RunRecord record = Records.of(Result.plain(ID, outcome, "the reason"));

    Element mark = Xml.marks(read(record, Compared.with(record)).one(ID)).get(0);

    assertThat(mark.getAttribute("message")).isEqualTo("the reason");
    assertThat(mark.getTextContent()).startsWith("the reason\n");
  }

  @Test
  void warningIsFailureOnlyWhenStrict() {
    RunRecord record = Records.of(Result.plain(ID, Outcome.WARN, "a SHOULD is broken"));

    assertThat(Xml.marks(read(record, Compared.with(record)).one(ID))).isEmpty();
    assertThat(Xml.marks(read(record, Compared.strictly(record)).one(ID)))
        .extracting(Element::getTagName)
        .containsExactly("failure");
  }

  @Test
  void caseCarriesNamesTimePropertiesAndAttachments() {
    Result result =
        new Result(
            ID,
            Outcome.FAIL,
            Optional.of(Grade.WRONG),
            "OPT came",
            "no OPT",
            "OPT\nEDE 7",
            new TreeMap<>(Map.of("rcode", "SERVFAIL")),
            List.of(new EvidenceFile("evidence/edns-unbound/a.hex", "text/plain")),
            1_234_567,
            List.of(Graded.of(Outcome.FAIL)));
    RunRecord record = Records.of(result);

    Element testcase = read(record, Compared.with(record)).one(ID);

    assertThat(testcase.getAttribute("name")).isEqualTo(ID + ": The server obeys " + ID + ".");
    assertThat(testcase.getAttribute("classname")).isEqualTo("edns.unbound.rfc8914.ede");
    assertThat(testcase.getAttribute("time")).isEqualTo("1234.567");
    assertThat(testcase.hasAttribute("file")).isFalse();
    assertThat(Xml.property(testcase, "check.id")).isEqualTo(ID);
    assertThat(Xml.property(testcase, "spec.url"))
        .isEqualTo("https://www.rfc-editor.org/rfc/rfc8914#section-2");
    assertThat(Xml.property(testcase, "spec.level")).isEqualTo("MUST");
    assertThat(Xml.property(testcase, "expected")).isEqualTo("no OPT");
    assertThat(Xml.property(testcase, "grade")).isEqualTo("wrong");
    assertThat(Xml.property(testcase, "observed.rcode")).isEqualTo("SERVFAIL");
    assertThat(Xml.property(testcase, "evidence")).isEqualTo("evidence/edns-unbound/a.hex");
    assertThat(Xml.children(testcase, "system-out").get(0).getTextContent())
        .contains(ID, "[[ATTACHMENT|evidence/edns-unbound/a.hex]]");
    assertThat(Xml.marks(testcase).get(0).getTextContent())
        .contains(
            "Actual: OPT\nEDE 7", "edns-probe run --local unbound --only edns/ede/only-with-opt");
  }

  @Test
  void suiteTellsTheTargetAndTheTime() {
    RunRecord record = Records.of(Result.plain(ID, Outcome.PASS, ""));

    Xml xml = read(record, Compared.with(record));

    assertThat(xml.root().getTagName()).isEqualTo("testsuites");
    assertThat(xml.root().getAttribute("timestamp")).isEqualTo("2025-03-01T10:20:30.456Z");
    assertThat(xml.suite().getAttribute("name")).isEqualTo("edns-unbound");
    assertThat(xml.suite().getAttribute("time")).isEqualTo("1234.567");
    assertThat(Xml.property(xml.suite(), "target.version")).isEqualTo("1.17.1");
  }

  @Test
  void casesStandInTheOrderOfTheirIds() {
    RunRecord record =
        Records.of(
            RunState.INCOMPLETE,
            "time is up",
            List.of("edns/b/b"),
            Result.plain("edns/c/c", Outcome.PASS, ""),
            Result.plain("edns/a/a", Outcome.PASS, ""));

    assertThat(read(record, Compared.with(record)).cases())
        .extracting(each -> each.getAttribute("name").substring(0, 8))
        .containsExactly("edns/a/a", "edns/b/b", "edns/c/c");
  }

  @Test
  void unwritableFileIsRefused(@TempDir Path folder) throws IOException {
    RunRecord record = Records.of(Result.plain(ID, Outcome.PASS, ""));
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(
            () ->
                JUnitXml.write(
                    record, Compared.with(record), Dialect.DEFAULT, file.resolve("TEST-x.xml")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("TEST-x.xml");
  }

  private static Xml read(RunRecord record, Comparison comparison) {
    return Xml.parse(JUnitXml.of(record, comparison, Dialect.DEFAULT));
  }
}
