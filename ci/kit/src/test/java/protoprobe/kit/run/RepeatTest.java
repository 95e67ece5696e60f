// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.sample.flaky.FlakyChecks;

/** What {@code --repeat} makes of checks that do not come to the same each time. */
class RepeatTest {
  @TempDir private Path out;

  @BeforeEach
  void forget() {
    FlakyChecks.BEGUN.clear();
  }

  @Test
  void a_check_that_differs_is_flaky_and_keeps_the_worst() {
    Result result = run(3, OptionalLong.empty()).get("sample/flaky/second-fails");

    assertThat(result.flaky()).as("flaky").isTrue();
    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.message()).contains("an attempt other than the second");
    assertThat(result.attempts()).extracting(Graded::word).containsExactly("pass", "fail", "pass");
    assertThat(result.verdict()).isEqualTo("pass|fail");
    assertThat(result.tally()).isEqualTo("pass 2 of 3, fail 1 of 3");
  }

  @Test
  void another_grade_is_another_verdict() {
    Result result = run(2, OptionalLong.empty()).get("sample/flaky/grades");

    assertThat(result.verdict()).isEqualTo("pass:exact|pass:none");
    assertThat(result.flaky()).as("flaky").isTrue();
  }

  @Test
  void another_observation_is_told_and_judges_nothing() {
    Map<String, Result> results = run(4, OptionalLong.empty());

    assertThat(results.get("sample/flaky/observes").observed()).containsEntry("seen", "even | odd");
    assertThat(results.get("sample/flaky/observes").flaky()).as("flaky").isFalse();
    assertThat(results.get("sample/flaky/steady").observed()).containsEntry("seen", "same");
  }

  @Test
  void evidence_is_kept_of_the_first_attempt_with_each_verdict() throws IOException {
    Map<String, Result> results = run(4, OptionalLong.empty());

    Result flaky = results.get("sample/flaky/second-fails");
    assertThat(flaky.evidence())
        .extracting(EvidenceFile::path)
        .containsExactly(
            "evidence/sample-x/sample/flaky/second-fails/seen.txt",
            "evidence/sample-x/sample/flaky/second-fails/attempt-2/seen.txt");
    assertThat(out.resolve(flaky.evidence().get(1).path())).hasContent("attempt 1");
    List<String> named =
        results.values().stream()
            .flatMap(result -> result.evidence().stream())
            .map(EvidenceFile::path)
            .toList();
    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()))
          .as("files, none that no result names")
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void the_order_is_drawn_anew_for_each_attempt_and_the_same_from_the_same_seed() {
    run(6, OptionalLong.of(7));
    List<String> first = List.copyOf(FlakyChecks.BEGUN);
    FlakyChecks.BEGUN.clear();

    run(6, OptionalLong.of(7));

    assertThat(FlakyChecks.BEGUN).as("order of the second run").isEqualTo(first);
    List<List<String>> orders =
        Stream.iterate(0, i -> i + 1)
            .limit(6)
            .map(attempt -> first.subList(attempt * 4, attempt * 4 + 4))
            .map(part -> part.stream().map(line -> line.substring(2)).toList())
            .toList();
    assertThat(orders).allSatisfy(order -> assertThat(order).doesNotHaveDuplicates());
    assertThat(orders.stream().distinct().count()).as("different orders").isGreaterThan(1);
    assertThat(first.stream().map(line -> line.substring(0, 1)))
        .as("attempts, one after the other")
        .isSorted();
  }

  private Map<String, Result> run(int times, OptionalLong seed) {
    RunOptions options =
        new RunOptions(1, Duration.ofSeconds(30), Optional.empty(), times, seed, false);
    ProbeRun run =
        new ProbeRun(
            Selection.everything().of(Catalogue.of(List.of(FlakyChecks.class))),
            new SampleTarget(),
            options,
            new EvidenceStore(Optional.of(out), "sample-x"),
            new RunListener() {});
    return run.execute().stream().collect(Collectors.toMap(Result::id, Function.identity()));
  }
}
