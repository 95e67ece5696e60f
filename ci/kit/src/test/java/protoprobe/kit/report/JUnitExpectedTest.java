// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

/** What was expected, and what did not run, in JUnit XML. */
class JUnitExpectedTest {
  private static final String ID = "edns/ede/only-with-opt";

  @ParameterizedTest
  @EnumSource(names = {"FAIL", "UNSUPPORTED", "INCONCLUSIVE"})
  void expectedDeviationIsSkippedWithItsReason(Outcome outcome) {
    RunRecord record = Records.of(Result.plain(ID, outcome, "what was seen"));

    Element testcase =
        read(record, Compared.with(record, ID + " " + outcome.word() + " -- RFC 8914 section 2"))
            .one(ID);

    assertThat(Xml.marks(testcase))
        .extracting(Element::getTagName, mark -> mark.getAttribute("message"))
        .containsExactly(tuple("skipped", "expected " + outcome.word() + ": RFC 8914 section 2"));
    assertThat(Xml.property(testcase, "outcome")).isEqualTo(outcome.word());
    assertThat(Xml.marks(testcase).get(0).getTextContent()).contains("what was seen");
  }

  @Test
  void aFlakyCheckIsAFailureWhateverItsLastAttempt() {
    RunRecord record = Records.of(flaky(Outcome.FAIL, Outcome.PASS));

    Element testcase = read(record, Compared.with(record)).one(ID);

    assertThat(Xml.marks(testcase))
        .extracting(Element::getTagName, mark -> mark.getAttribute("type"))
        .containsExactly(tuple("failure", "flaky"));
    assertThat(Xml.marks(testcase).get(0).getAttribute("message"))
        .isEqualTo("flaky, pass 1 of 2, fail 1 of 2, and no line lists it");
    assertThat(Xml.property(testcase, "outcome")).isEqualTo("flaky");
    assertThat(Xml.property(testcase, "attempts")).isEqualTo("fail, pass");
    assertThat(Xml.property(testcase, "verdict")).isEqualTo("flaky");
  }

  /** Surefire's own readers know an element for it; others would see a plain pass. */
  @Test
  void aKnownFlakyCheckIsSkippedAndForSurefireAFlake() {
    RunRecord record = Records.of(flaky(Outcome.PASS, Outcome.FAIL));
    Comparison comparison = Compared.with(record, ID + " pass|fail -- RFC 8914 section 2");
    String message = "expected to be flaky (pass 1 of 2, fail 1 of 2): RFC 8914 section 2";

    Xml plain = read(record, comparison);
    Xml surefire = Xml.parse(JUnitXml.of(record, comparison, Dialect.SUREFIRE));

    assertThat(Xml.marks(plain.one(ID)))
        .extracting(Element::getTagName, mark -> mark.getAttribute("message"))
        .containsExactly(tuple("skipped", message));
    assertThat(plain.suite().getAttribute("skipped")).isEqualTo("1");
    assertThat(Xml.marks(surefire.one(ID))).as("failure, error, skipped").isEmpty();
    assertThat(Xml.children(surefire.one(ID), "flakyFailure"))
        .extracting(flake -> flake.getAttribute("message"), flake -> flake.getAttribute("type"))
        .containsExactly(tuple(message, "flaky"));
    assertThat(surefire.suite().getAttribute("skipped")).isEqualTo("0");
  }

  private static Result flaky(Outcome first, Outcome second) {
    return Result.plain(ID, first, "seen").and(Result.plain(ID, second, "seen"));
  }

  @Test
  void staleExpectationIsFailureThatNamesTheLine() {
    RunRecord record = Records.of(Result.plain(ID, Outcome.PASS, ""));

    Element mark =
        Xml.marks(read(record, Compared.with(record, ID + " fail -- RFC 8914 section 2")).one(ID))
            .get(0);

    assertThat(mark.getTagName()).isEqualTo("failure");
    assertThat(mark.getAttribute("message")).contains(ID + " fail");
  }

  @Test
  void idThatASelectionLeftOutIsNoCase() {
    RunRecord record = Records.of(Result.plain(ID, Outcome.PASS, ""));
    RunRecord known = Records.with(record, Records.requirement("edns/x/y", Level.MUST));

    Xml xml = read(known, Compared.with(known, "edns/x/y fail -- RFC 8914 section 2"));

    assertThat(xml.cases()).hasSize(1);
    assertThat(xml.suite().getAttribute("failures")).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource(names = {"INCOMPLETE", "INTERRUPTED"})
  void plannedIdWithoutResultIsError(RunState state) {
    RunRecord record =
        Records.of(state, "time is up", List.of("edns/x/y"), Result.plain(ID, Outcome.PASS, ""));

    Element mark = Xml.marks(read(record, Compared.with(record)).one("edns/x/y")).get(0);

    assertThat(mark.getTagName()).isEqualTo("error");
    assertThat(mark.getAttribute("message")).isEqualTo("not run: time is up");
  }

  @ParameterizedTest
  @CsvSource({"ABSENT,skipped", "UNREACHABLE,error", "COMPLETE,error"})
  void runWithoutResultsHasOneCase(RunState state, String element) {
    RunRecord record = Records.of(state, "no package unbound", List.of());

    Xml xml = read(record, Compared.with(record));

    assertThat(xml.cases()).hasSize(1);
    assertThat(Xml.marks(xml.cases().get(0)))
        .extracting(Element::getTagName)
        .containsExactly(element);
    assertThat(Xml.marks(xml.cases().get(0)).get(0).getAttribute("message"))
        .contains("no package unbound");
  }

  private static Xml read(RunRecord record, Comparison comparison) {
    return Xml.parse(JUnitXml.of(record, comparison, Dialect.DEFAULT));
  }
}
