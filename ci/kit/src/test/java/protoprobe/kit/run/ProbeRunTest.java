// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;

class ProbeRunTest {
  private static final Catalogue CATALOGUE = Catalogue.of(List.of(SampleChecks.class));
  private static final RunOptions FAST = RunOptions.DEFAULT.withTimeout(Duration.ofMillis(200));

  private static List<CheckCase> all() {
    return Selection.everything().of(CATALOGUE);
  }

  private static ProbeRun run(List<CheckCase> cases, RunOptions options, RunListener listener) {
    EvidenceStore nowhere = new EvidenceStore(Optional.empty(), "sample");
    return new ProbeRun(cases, new SampleTarget(), options, nowhere, listener);
  }

  private static Map<String, Result> byId(RunOptions options) {
    return run(all(), options, new RunListener() {}).execute().stream()
        .collect(Collectors.toMap(Result::id, Function.identity()));
  }

  @Test
  void every_ending_has_its_outcome() {
    assertThat(byId(FAST).values())
        .extracting(Result::id, Result::outcome)
        .containsExactlyInAnyOrder(
            tuple("sample/must/pass", Outcome.PASS),
            tuple("sample/must/fail", Outcome.FAIL),
            tuple("sample/should/warn", Outcome.WARN),
            tuple("sample/info/asserts", Outcome.ERROR),
            tuple("sample/may/unsupported", Outcome.UNSUPPORTED),
            tuple("sample/must/not-applicable", Outcome.NOT_APPLICABLE),
            tuple("sample/must/inconclusive", Outcome.INCONCLUSIVE),
            tuple("sample/must/error", Outcome.ERROR),
            tuple("sample/must/refused", Outcome.UNSUPPORTED),
            tuple("sample/info/graded", Outcome.WARN),
            tuple("sample/table/red-apple", Outcome.PASS),
            tuple("sample/table/pear", Outcome.FAIL),
            tuple("sample/hazard/forge", Outcome.PASS),
            tuple("sample/slow", Outcome.INCONCLUSIVE));
  }

  @Test
  void a_failure_tells_what_was_expected_and_what_was_seen() {
    Result failed = byId(FAST).get("sample/must/fail");

    assertThat(failed.expected()).isEqualTo("a number below ten");
    assertThat(failed.actual()).contains("42").contains("less than");
  }

  @Test
  void observations_and_the_worst_grade_are_kept() {
    Result graded = byId(FAST).get("sample/info/graded");

    assertThat(graded.observed()).containsEntry("first", "7");
    assertThat(graded.grade()).contains(Grade.WEAK);
  }

  @Test
  void the_executed_ids_are_the_selected_ones_in_any_order() {
    RunOptions shuffled =
        new RunOptions(4, FAST.timeout(), Optional.empty(), 1, OptionalLong.of(7), false);
    List<String> begun = new CopyOnWriteArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void started(String id) {
            begun.add(id);
          }
        };

    List<Result> results = run(all(), shuffled, listener).execute();

    assertThat(begun)
        .containsExactlyInAnyOrderElementsOf(all().stream().map(CheckCase::id).toList());
    assertThat(results)
        .usingRecursiveComparison()
        .ignoringFields("durationMillis", "actual")
        .isEqualTo(run(all(), FAST, new RunListener() {}).execute());
  }

  @Test
  void a_total_limit_cuts_off_and_says_so() {
    RunOptions limited =
        new RunOptions(
            1,
            Duration.ofMinutes(5),
            Optional.of(Duration.ofMillis(300)),
            1,
            OptionalLong.empty(),
            false);
    List<CheckCase> slow = Selection.everything().onlyIds(List.of("sample/slow")).of(CATALOGUE);
    ProbeRun run = run(slow, limited, new RunListener() {});

    assertThat(run.execute()).isEmpty();
    assertThat(run.stopped())
        .hasValueSatisfying(reason -> assertThat(reason).contains("total time"));
  }

  @Test
  void repeated_attempts_are_all_counted() {
    RunOptions thrice =
        new RunOptions(16, FAST.timeout(), Optional.empty(), 3, OptionalLong.empty(), false);
    List<CheckCase> one = Selection.everything().onlyIds(List.of("sample/must/pass")).of(CATALOGUE);

    assertThat(run(one, thrice, new RunListener() {}).execute())
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.attempts()).containsOnly(Graded.of(Outcome.PASS)).hasSize(3));
  }
}
