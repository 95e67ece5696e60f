// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.report.ConsoleReport.Loudness;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class ConsoleReportTest {
  private static final Result FAILED =
      new Result(
          "edns/ede/only-with-opt",
          Outcome.FAIL,
          Optional.of(Grade.WRONG),
          "the reply has an OPT record",
          "no OPT record",
          "OPT 1232\n  EDE 7",
          new TreeMap<>(Map.of("rcode", "SERVFAIL")),
          List.of(new EvidenceFile("evidence/edns-unbound/a.hex", "text/plain")),
          12,
          List.of(Outcome.FAIL));
  private static final Result WARNED = Result.plain("edns/b/b", Outcome.WARN, "a weak answer");
  private static final Result PASSED = Result.plain("edns/c/c", Outcome.PASS, "");
  private static final Result INCONCLUSIVE =
      Result.plain("edns/d/d", Outcome.INCONCLUSIVE, "no answer");

  @Test
  void deviationIsToldInFull() {
    RunRecord record = Records.of(FAILED, PASSED);

    assertThat(print(record, Compared.with(record), Loudness.NORMAL).lines())
        .containsSubsequence(
            "✘ fail  edns/ede/only-with-opt",
            "    Requirement  The server obeys edns/ede/only-with-opt.",
            "    Reference    RFC 8914 section 2 (MUST)"
                + " https://www.rfc-editor.org/rfc/rfc8914#section-2",
            "    Grade        wrong",
            "    Message      the reply has an OPT record",
            "    Expected     no OPT record",
            "    Actual       OPT 1232",
            "                   EDE 7",
            "    Observed     rcode = SERVFAIL",
            "    Evidence     evidence/edns-unbound/a.hex",
            "    Run again    edns-probe run --local unbound --only edns/ede/only-with-opt",
            "1 passed, 0 warn, 1 failed, 0 unsupported, 0 not applicable, 0 inconclusive, 0 error");
  }

  @Test
  void headerTellsToolTargetAndTime() {
    RunRecord record = Records.of(PASSED);

    assertThat(print(record, Compared.with(record), Loudness.NORMAL).lines())
        .startsWith(
            "edns-probe 1.2.3 | unbound (local) | Unbound 1.17.1 | 2025-03-01T10:20:30Z (1234.6 s)")
        .endsWith("✔ unbound: as expected");
  }

  @Test
  void theStoryOfTheTargetStandsAboveTheTable() {
    RunRecord plain = Records.of(PASSED);
    RunRecord record =
        Records.on(plain, plain.target().withStory(List.of("advertised  h3", "wrong\u001b[2J")));

    assertThat(print(record, Compared.with(record), Loudness.NORMAL).lines())
        .containsSequence("advertised  h3", "wrong\\x1b[2J");
    assertThat(print(record, Compared.with(record), Loudness.QUIET)).doesNotContain("advertised");
  }

  @Test
  void newDeviationsComeBeforeOthers() {
    RunRecord record = Records.of(INCONCLUSIVE, FAILED, PASSED);

    assertThat(
            print(
                record,
                Compared.with(record, "edns/c/c fail -- RFC 8914 section 2"),
                Loudness.NORMAL))
        .containsSubsequence(
            "fail  edns/ede", "unexpected pass  edns/c/c", "inconclusive  edns/d/d")
        .contains("✘ unbound: 1 new deviation, 1 stale expectation, 1 without verdict");
  }

  @Test
  void warningsAreShortAndExpectedDeviationsCounted() {
    RunRecord record = Records.of(FAILED, WARNED);
    Comparison comparison =
        Compared.with(record, FAILED.id() + " fail -- RFC 8914 section 2: known");

    assertThat(print(record, comparison, Loudness.NORMAL))
        .contains("! warn  edns/b/b  a weak answer\n", "1 expected deviation (-v lists them)\n")
        .doesNotContain("Expected  ", "known")
        .endsWith("✔ unbound: as expected\n");
    assertThat(print(record, comparison, Loudness.VERBOSE))
        .contains("    edns/ede/only-with-opt  RFC 8914 section 2: known");
  }

  @Test
  void quietTellsDeviationsAndTheLastLineOnly() {
    RunRecord record = Records.of(FAILED, WARNED, PASSED);

    assertThat(print(record, Compared.with(record), Loudness.QUIET))
        .contains("fail  edns/ede/only-with-opt")
        .doesNotContain("1.17.1", "edns/b/b", "passed")
        .endsWith("✘ unbound: 1 new deviation\n");
    RunRecord good = Records.of(WARNED, PASSED);
    assertThat(print(good, Compared.with(good), Loudness.QUIET))
        .isEqualTo("✔ unbound: as expected\n");
  }

  @Test
  void verboseTellsEveryCheckByTopic() {
    RunRecord record = Records.of(WARNED, PASSED);

    assertThat(print(record, Compared.with(record), Loudness.VERBOSE).lines())
        .containsSubsequence(
            "Extended DNS Errors",
            "  ! warn  edns/b/b  The server obeys edns/b/b.",
            "  ✔ pass  edns/c/c  The server obeys edns/c/c.");
  }

  @Test
  void informationIsCountedApart() {
    RunRecord record =
        Records.with(
            Records.of(PASSED, Result.plain("edns/i/i", Outcome.PASS, "")),
            Records.requirement("edns/i/i", Level.INFO));

    assertThat(print(record, Compared.with(record), Loudness.VERBOSE))
        .contains("ℹ info  edns/i/i", "1 passed, 1 info, 0 warn");
  }

  @Test
  void runThatDidNotHappenSaysWhy() {
    RunRecord record = Records.of(RunState.ABSENT, "package unbound is missing", List.of());

    assertThat(print(record, Compared.with(record), Loudness.QUIET))
        .contains("unbound: absent: package unbound is missing\n");
  }

  @Test
  void incompleteRunSaysSo() {
    RunRecord record =
        Records.of(RunState.INCOMPLETE, "20 s are over", List.of("edns/x/y"), PASSED);

    assertThat(print(record, Compared.with(record), Loudness.QUIET))
        .contains("unbound: incomplete: 20 s are over");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hostileTextNeverReachesTheTerminal(long seed) {
    RunRecord record = Records.hostile(seed, 40);

    assertThat(print(record, Compared.with(record), Loudness.VERBOSE).codePoints())
        .noneMatch(
            point ->
                point != '\n'
                    && (Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE));
  }

  @Test
  void wordsStandBesideColoursAndSymbolsHaveStandIns() {
    RunRecord record = Records.of(FAILED);

    assertThat(print(record, Compared.with(record), Loudness.QUIET, Ansi.ON))
        .contains("\u001b[31m✘ fail\u001b[0m");
    assertThat(
            print(
                record,
                Compared.with(record),
                Loudness.QUIET,
                Ansi.OFF.in(StandardCharsets.US_ASCII)))
        .contains("x fail  edns")
        .matches(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text));
  }

  private static String print(RunRecord record, Comparison comparison, Loudness loudness) {
    return print(record, comparison, loudness, Ansi.OFF);
  }

  private static String print(
      RunRecord record, Comparison comparison, Loudness loudness, Ansi ansi) {
    StringWriter text = new StringWriter();
    new ConsoleReport(new PrintWriter(text), ansi, loudness).print(record, comparison);
    return text.toString();
  }
}
