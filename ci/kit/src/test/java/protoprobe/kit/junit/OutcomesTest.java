// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** What each outcome and each expectation means for the test of a check. */
@Timeout(60)
class OutcomesTest {
  @TempDir private Path out;

  @Test
  void each_check_is_a_test_and_each_outcome_an_ending() {
    Ran ran = Ran.of(Suites.Everything.class, out);

    assertThat(statuses(ran))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("sample/must/pass", Status.SUCCESSFUL),
                Map.entry("sample/must/fail", Status.FAILED),
                Map.entry("sample/should/warn", Status.SUCCESSFUL),
                Map.entry("sample/info/asserts", Status.FAILED),
                Map.entry("sample/may/unsupported", Status.ABORTED),
                Map.entry("sample/must/not-applicable", Status.ABORTED),
                Map.entry("sample/must/inconclusive", Status.FAILED),
                Map.entry("sample/must/error", Status.FAILED),
                Map.entry("sample/must/refused", Status.ABORTED),
                Map.entry("sample/info/graded", Status.SUCCESSFUL),
                Map.entry("sample/table/red-apple", Status.SUCCESSFUL),
                Map.entry("sample/table/pear", Status.FAILED),
                Map.entry("sample/hazard/forge", Status.SUCCESSFUL),
                Map.entry("sample/slow", Status.FAILED)));
    assertThat(ran.suite().getStatus()).as("the suite itself").isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void a_failure_names_requirement_expected_actual_and_how_to_run_it_again() {
    Throwable why = Ran.of(Suites.Everything.class, out).why("sample/must/fail");

    assertThat(why).isInstanceOf(AssertionFailedError.class);
    AssertionFailedError failed = (AssertionFailedError) why;
    assertThat(failed.getExpected().getStringRepresentation()).isEqualTo("a number below ten");
    assertThat(failed.getActual().getStringRepresentation()).contains("42");
    assertThat(failed)
        .hasMessageStartingWith("a number below ten\n    Requirement  Fails.\n")
        .hasMessageContainingAll(
            "Reference    RFC 1 section 1.1 (MUST) https://www.rfc-editor.org/rfc/rfc1#section-1.1",
            "Expected     a number below ten",
            "Actual       ",
            "Verdict      fail, and no line lists it",
            "Run again    -Dprotoprobe.only=sample/must/fail");
    assertThat(failed.getStackTrace()).as("our own frames").isEmpty();
  }

  @Test
  void without_a_verdict_it_is_no_failure_of_an_assertion() {
    Ran ran = Ran.of(Suites.Everything.class, out);

    assertThat(ran.why("sample/must/inconclusive"))
        .isInstanceOf(CannotRun.class)
        .hasMessageStartingWith("no answer to the control\n");
    assertThat(ran.why("sample/must/error"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("a bug");
    assertThat(ran.why("sample/slow"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("time limit");
  }

  @Test
  void what_does_not_apply_is_skipped_with_the_missing_fact() {
    assertThat(Ran.of(Suites.Everything.class, out).why("sample/must/not-applicable"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("not-applicable: open /dev/x: ENOENT");
  }

  @Test
  void an_expected_deviation_is_skipped_with_its_reason_and_a_stale_line_fails() throws Exception {
    Ran ran =
        expecting(
            """
            sample/must/fail fail -- RFC 1 says otherwise
            sample/must/inconclusive inconclusive -- issue #7
            sample/must/pass fail if version=1.0 -- RFC 2
            sample/should/warn fail -- RFC 3
            """);

    assertThat(ran.why("sample/must/fail"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("expected fail: RFC 1 says otherwise");
    assertThat(ran.why("sample/must/inconclusive")).hasMessage("expected inconclusive: issue #7");
    assertThat(ran.why("sample/must/pass"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("better than fail: delete the line 'sample/must/pass fail if")
        .hasMessageContaining("expect.txt:3");
    assertThat(ran.checks().get("sample/should/warn").getStatus()).isEqualTo(Status.FAILED);
  }

  @Test
  void an_error_cannot_be_expected() throws Exception {
    assertThat(expecting("sample/must/error fail -- RFC 1\n").why("sample/must/error"))
        .hasMessageContaining("never expected");
  }

  @Test
  void a_missed_floor_fails_the_suite_where_all_was_run() throws Exception {
    TestExecutionResult suite = expecting(Suites.Unfiltered.class, "floor 99\n").suite();

    assertThat(suite.getThrowable())
        .hasValueSatisfying(
            why -> assertThat(why).hasMessage("7 checks decided, expected at least 99 (floor)"));
  }

  /** What a condition asks for may be known better in the end: a gate would judge by that. */
  @Test
  void a_verdict_that_gets_worse_after_its_test_fails_the_suite() throws Exception {
    Ran ran = expecting(Suites.Updating.class, "sample/must/fail fail if version<2 -- RFC 1\n");

    assertThat(ran.checks().get("sample/must/fail").getStatus()).isEqualTo(Status.ABORTED);
    assertThat(ran.suite().getThrowable())
        .hasValueSatisfying(
            why -> assertThat(why).hasMessage("sample/must/fail: fail, and no line lists it"));
  }

  @Test
  void a_warning_fails_where_it_is_strict() {
    assertThat(Ran.of(Suites.Strict.class, out).why("sample/should/warn"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("(SHOULD)");
  }

  @Test
  void a_check_that_is_run_several_times_ends_once() {
    Ran ran = Ran.of(Suites.Repeated.class, out);

    ran.results().testEvents().assertStatistics(all -> all.started(1).succeeded(1));
    assertThat(record("Repeated").results().get(0).attempts()).hasSize(3);
  }

  @Test
  void the_record_is_written() {
    Ran.of(Suites.Everything.class, out);

    RunRecord record = record("Everything");
    assertThat(record.state()).isEqualTo(RunState.COMPLETE);
    assertThat(record.results()).hasSize(14);
    assertThat(record.command()).startsWith("sample-probe", "run", "host").contains("--forge");
  }

  private Ran expecting(String lines) throws Exception {
    return expecting(Suites.Everything.class, lines);
  }

  private Ran expecting(Class<?> suite, String lines) throws Exception {
    Path file = Files.writeString(out.resolve("expect.txt"), lines);
    return Ran.of(out, Map.of("expect", file.toString()), selectClass(suite));
  }

  private RunRecord record(String name) {
    return RecordFile.read(out.resolve("records/sample-" + name + ".json"));
  }

  private static Map<String, Status> statuses(Ran ran) {
    return ran.checks().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getStatus()));
  }
}
