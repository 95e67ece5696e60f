// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

class ComparisonTest {
  private static final String ID = "edns/a/b";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "pass,           AS_EXPECTED,   OK",
    "pass:none,      AS_EXPECTED,   OK",
    "warn,           AS_EXPECTED,   OK",
    "fail,           NEW_DEVIATION, DEVIATION",
    "unsupported,    NEW_DEVIATION, DEVIATION",
    "not-applicable, AS_EXPECTED,   OK",
    "inconclusive,   UNDECIDABLE,   REFUSED",
    "error,          UNDECIDABLE,   REFUSED",
  })
  void without_a_line(String seen, Verdict.Kind kind, ExitCode code) throws IOException {
    Comparison comparison = compare(Records.of(result(seen)));

    assertThat(comparison.of(ID)).get().extracting(Verdict::kind).isEqualTo(kind);
    assertThat(comparison.exitCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "fail,         fail,           EXPECTED_DEVIATION, OK",
    "fail,         pass,           UNEXPECTED_PASS,    DEVIATION",
    "fail,         warn,           UNEXPECTED_PASS,    DEVIATION",
    "fail,         unsupported,    NEW_DEVIATION,      DEVIATION",
    "fail,         not-applicable, NEW_DEVIATION,      DEVIATION",
    "fail,         inconclusive,   UNDECIDABLE,        REFUSED",
    "fail,         error,          UNDECIDABLE,        REFUSED",
    "unsupported,  unsupported,    EXPECTED_DEVIATION, OK",
    "unsupported,  fail,           NEW_DEVIATION,      DEVIATION",
    "unsupported,  pass,           UNEXPECTED_PASS,    DEVIATION",
    "inconclusive, inconclusive,   EXPECTED_DEVIATION, OK",
    "inconclusive, fail,           NEW_DEVIATION,      DEVIATION",
    "warn,         warn:weak,      EXPECTED_DEVIATION, OK",
    "warn,         pass,           UNEXPECTED_PASS,    DEVIATION",
    "warn,         fail,           NEW_DEVIATION,      DEVIATION",
    "warn:wrong,   warn:wrong,     EXPECTED_DEVIATION, OK",
    "warn:wrong,   warn:weak,      UNEXPECTED_PASS,    DEVIATION",
    "warn:weak,    warn:wrong,     NEW_DEVIATION,      DEVIATION",
    "pass:generic, pass:generic,   AS_EXPECTED,        OK",
    "pass:generic, pass:exact,     UNEXPECTED_PASS,    DEVIATION",
    "pass:generic, pass:none,      NEW_DEVIATION,      DEVIATION",
    "pass:generic, warn:wrong,     NEW_DEVIATION,      DEVIATION",
  })
  void with_a_line(String listed, String seen, Verdict.Kind kind, ExitCode code)
      throws IOException {
    Comparison comparison =
        compare(Records.of(result(seen)), ID + " " + listed + " -- RFC 8914 section 2");

    assertThat(comparison.of(ID)).get().extracting(Verdict::kind).isEqualTo(kind);
    assertThat(comparison.exitCode()).isEqualTo(code);
  }

  /** Of every attempt: what no line lists is a deviation, whichever of the attempts came last. */
  @ParameterizedTest
  @CsvSource({
    ",              pass fail,                   FLAKY,              DEVIATION",
    ",              fail pass pass,              FLAKY,              DEVIATION",
    ",              pass warn,                   FLAKY,              DEVIATION",
    ",              pass inconclusive,           FLAKY,              DEVIATION",
    ",              pass not-applicable,         FLAKY,              DEVIATION",
    ",              pass:exact pass:none,        FLAKY,              DEVIATION",
    ",              pass error,                  UNDECIDABLE,        REFUSED",
    ",              pass pass pass,              AS_EXPECTED,        OK",
    ",              fail fail,                   NEW_DEVIATION,      DEVIATION",
    "pass|fail,     pass fail,                   EXPECTED_DEVIATION, OK",
    "pass|fail,     fail pass fail,              EXPECTED_DEVIATION, OK",
    "pass|fail,     pass pass,                   AS_EXPECTED,        OK",
    "pass|fail,     fail,                        EXPECTED_DEVIATION, OK",
    "pass|fail,     pass warn,                   FLAKY,              DEVIATION",
    "pass|fail,     warn,                        NEW_DEVIATION,      DEVIATION",
    "pass|fail,     inconclusive,                UNDECIDABLE,        REFUSED",
    "pass|fail,     pass error,                  UNDECIDABLE,        REFUSED",
    "fail|inconclusive, inconclusive fail,       EXPECTED_DEVIATION, OK",
    "fail|inconclusive, pass,                    UNEXPECTED_PASS,    DEVIATION",
    "fail|inconclusive, pass fail,               FLAKY,              DEVIATION",
    "fail,          pass fail,                   FLAKY,              DEVIATION",
    "warn,          warn:weak warn:wrong,        FLAKY,              DEVIATION",
    "warn:weak|warn:wrong, warn:weak warn:wrong, EXPECTED_DEVIATION, OK",
    "pass:exact|pass:none, pass:none pass:exact, EXPECTED_DEVIATION, OK",
    "pass:exact|pass:none, pass:generic,         NEW_DEVIATION,      DEVIATION",
  })
  void repeated(String listed, String attempts, Verdict.Kind kind, ExitCode code)
      throws IOException {
    Result result =
        Stream.of(attempts.split(" "))
            .map(ComparisonTest::result)
            .reduce(Result::and)
            .orElseThrow();
    String[] lines =
        listed == null ? new String[0] : new String[] {ID + " " + listed + " -- RFC 1"};

    Comparison comparison = compare(Records.of(result), lines);

    assertThat(comparison.of(ID)).get().extracting(Verdict::kind).isEqualTo(kind);
    assertThat(comparison.exitCode()).isEqualTo(code);
  }

  @Test
  void a_flaky_check_is_told_with_how_often() throws IOException {
    Result result = result("pass").and(result("fail")).and(result("pass"));

    assertThat(compare(Records.of(result)).of(ID).orElseThrow().text())
        .isEqualTo("flaky, pass 2 of 3, fail 1 of 3, and no line lists it");
    assertThat(compare(Records.of(result), ID + " fail -- RFC 1").of(ID).orElseThrow().text())
        .isEqualTo(
            "flaky, pass 2 of 3, fail 1 of 3, but %s/edns-x.txt:1 lists fail".formatted(folder));
  }

  @Test
  void a_stale_line_is_named() throws IOException {
    Comparison comparison = compare(Records.of(result("pass")), ID + " fail -- RFC 8914 section 2");

    assertThat(comparison.of(ID).orElseThrow().text())
        .contains("delete the line '" + ID + " fail'", folder + "/edns-x.txt:1");
  }

  @Test
  void a_line_whose_condition_fails_is_as_if_absent() throws IOException {
    RunRecord record = Records.of(result("fail"));

    assertThat(compare(record, ID + " fail if version>=2 -- RFC 8914").exitCode())
        .isEqualTo(ExitCode.DEVIATION);
    assertThat(compare(record, ID + " fail if version<2 -- RFC 8914").exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void strictly_a_warning_is_a_deviation_unless_listed() throws IOException {
    RunRecord record = Records.of(result("warn"));

    assertThat(Comparison.of(record, Expectations.none(), true).exitCode())
        .isEqualTo(ExitCode.DEVIATION);
    assertThat(Comparison.of(record, read(ID + " warn -- RFC 8906"), true).exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void a_stranger_may_lack_what_is_optional() throws IOException {
    RunRecord record =
        Records.on(
            Records.of(result("unsupported")),
            new TargetInfo("192.0.2.53", false, "", "", new TreeMap<>()));

    assertThat(compare(record).exitCode()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "ABSENT, OK",
    "UNREACHABLE, REFUSED",
    "INCOMPLETE, REFUSED",
    "INTERRUPTED, INTERRUPTED",
    "COMPLETE, DEVIATION",
  })
  void planned_ids_without_result(RunState state, ExitCode code) throws IOException {
    assertThat(compare(Records.of(state, "why", List.of(ID))).exitCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "INCOMPLETE", "INTERRUPTED"})
  void what_was_planned_and_has_no_result_is_told(RunState state) throws IOException {
    assertThat(compare(Records.of(state, "", List.of(ID), result("edns/x/y", "pass"))).of(ID))
        .get()
        .extracting(Verdict::kind)
        .isEqualTo(Verdict.Kind.NOT_RUN);
  }

  @Test
  void an_empty_run_proves_nothing() throws IOException {
    assertThat(compare(Records.of()).exitCode()).isEqualTo(ExitCode.NOTHING_RAN);
  }

  @Test
  void the_worst_counts() throws IOException {
    RunRecord record =
        Records.of(
            RunState.INTERRUPTED, "", List.of(), result("edns/x/a", "fail"), result("error"));

    assertThat(compare(record).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(compare(Records.of(result("edns/x/a", "fail"), result("inconclusive"))).exitCode())
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void the_floor_guards_against_checks_that_do_not_apply() throws IOException {
    RunRecord record = Records.of(result("pass"), result("edns/x/y", "not-applicable"));

    assertThat(compare(record, "floor 1").floorMissed()).isEmpty();
    assertThat(compare(record, "floor 2").floorMissed())
        .contains("1 checks decided, expected at least 2 (floor)");
    assertThat(compare(record, "floor 2").exitCode()).isEqualTo(ExitCode.DEVIATION);
  }

  @Test
  void the_floor_says_nothing_of_a_selection() throws IOException {
    RunRecord record =
        Records.with(Records.of(result("pass")), Records.requirement("edns/x/y", Level.MUST));

    assertThat(compare(record, "floor 2").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void an_unknown_id_is_bad_input() {
    assertThatThrownBy(() -> compare(Records.of(result("pass")), "edns/no/such fail -- RFC 1"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown id 'edns/no/such'");
  }

  @Test
  void two_lines_that_apply_are_bad_input() {
    assertThatThrownBy(
            () ->
                compare(
                    Records.of(result("fail")),
                    ID + " fail if version<2 -- RFC 1",
                    ID + " fail if version>1 -- RFC 1"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("both apply to " + ID);
  }

  private Comparison compare(RunRecord record, String... lines) throws IOException {
    return Comparison.of(record, read(lines), false);
  }

  private Expectations read(String... lines) throws IOException {
    return Expectations.read(Files.write(folder.resolve("edns-x.txt"), List.of(lines)));
  }

  private static Result result(String verdict) {
    return result(ID, verdict);
  }

  private static Result result(String id, String verdict) {
    String[] parts = verdict.split(":");
    Outcome outcome = Outcome.ofWord(parts[0]).orElseThrow();
    Optional<Grade> grade = parts.length == 1 ? Optional.empty() : Grade.ofWord(parts[1]);
    return new Result(
        id,
        outcome,
        grade,
        "",
        "",
        "",
        new TreeMap<>(),
        List.of(),
        0,
        List.of(new Graded(outcome, grade)));
  }
}
