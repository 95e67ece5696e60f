// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.gate.summary.Annotations;
import protoprobe.gate.summary.StepSummary;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** What the gate says to services: a summary in Markdown, and annotations. */
class SummaryTest {
  @TempDir private Path folder;
  private Path summary;

  private Cli.Run gate(RunRecord record) {
    summary = folder.resolve("summary.md");
    Path file = folder.resolve("run/records/" + record.name() + ".json");
    RecordFile.write(record, file);
    return Cli.run("gate", file, "-q", "--summary", summary, "--annotations");
  }

  private static RunRecord failing(int count) {
    return Records.of(
        IntStream.range(0, count)
            .mapToObj(i -> Result.plain("edns/x/%05d".formatted(i), Outcome.FAIL, "what was seen"))
            .toArray(Result[]::new));
  }

  @Test
  void as_expected() throws IOException {
    Cli.Run run = gate(Records.of(Result.plain("edns/x/one", Outcome.PASS, "")));

    assertThat(run.out()).doesNotContain("::error");
    assertThat(Files.readString(summary))
        .startsWith("## Conformance: as expected\n")
        .contains("| <code>edns&#45;unbound</code> |")
        .doesNotContain("Not as expected");
  }

  @Test
  void deviations_come_first_with_requirement_and_words() throws IOException {
    Cli.Run run = gate(failing(1));

    assertThat(run.out())
        .contains("::error title=edns-unbound edns/x/00000::what was seen - fail, and no line");
    assertThat(Files.readString(summary))
        .contains("## Conformance: 1 finding", "what was seen", "RFC 8914 section 2, MUST");
  }

  @Test
  void ten_annotations_at_most_and_the_last_says_how_many_more() {
    assertThat(gate(failing(10)).out().lines().filter(line -> line.startsWith("::error")))
        .hasSize(10);
    assertThat(gate(failing(25)).out().lines().filter(line -> line.startsWith("::error")))
        .hasSize(10)
        .last()
        .isEqualTo("::error title=conformance::and 16 more");
  }

  /** GitHub drops what is larger than a mebibyte as a whole. */
  @Test
  void the_summary_stays_below_its_bound() throws IOException {
    gate(failing(5_000));

    byte[] octets = Files.readAllBytes(summary);
    assertThat(octets.length).isLessThanOrEqualTo(StepSummary.MOST);
    assertThat(new String(octets, StandardCharsets.UTF_8)).contains("more, see the JUnit XML");
  }

  /** The job is not to fail for having too much to say, nor to be late. */
  @Test
  void a_hundred_thousand_deviations() {
    RunRecord record = failing(100_000);
    Comparison comparison = Comparison.of(record, Expectations.none(), false);
    List<Assessed> all =
        List.of(new Assessed(record, comparison, comparison.exitCode(), List.of()));

    String text = StepSummary.of(all, 1 << 20);

    assertThat(text.getBytes(StandardCharsets.UTF_8).length)
        .as("octets")
        .isBetween(StepSummary.MOST / 2, StepSummary.MOST);
    long shown = text.lines().filter(line -> line.startsWith("- <code>")).count();
    assertThat(text)
        .startsWith("## Conformance: 100000 findings\n")
        .endsWith("- and %d more, see the JUnit XML\n".formatted(100_000 - shown));
    assertThat(Annotations.of(all)).hasSize(10).last().asString().endsWith("and 99991 more");
  }

  @Test
  void the_most_important_annotations_come_first() {
    Result should = Result.plain("edns/x/a", Outcome.FAIL, "a SHOULD");
    Result flaky = Result.plain("edns/x/b", Outcome.PASS, "");
    RunRecord record =
        Records.with(
            Records.of(
                should,
                flaky.and(Result.plain("edns/x/b", Outcome.FAIL, "at times")),
                Result.plain("edns/x/c", Outcome.INCONCLUSIVE, "unclear"),
                Result.plain("edns/x/d", Outcome.FAIL, "a MUST")),
            Records.requirement("edns/x/a", Level.SHOULD));

    assertThat(gate(record).out().lines().filter(line -> line.startsWith("::error")))
        .containsExactly(
            "::error title=edns-unbound edns/x/d::a MUST - fail, and no line lists it",
            "::error title=edns-unbound edns/x/a::a SHOULD - fail, and no line lists it",
            "::error title=edns-unbound edns/x/b::at times - flaky, pass 1 of 2, fail 1 of 2, and no line"
                + " lists it",
            "::error title=edns-unbound edns/x/c::unclear - inconclusive, and no line lists it");
  }

  /** GitHub's bound is on all that a step adds. */
  @Test
  void what_is_there_already_counts() throws IOException {
    summary = folder.resolve("summary.md");
    Files.writeString(summary, "x".repeat(900_000));
    gate(failing(5_000));

    assertThat(Files.size(summary)).isLessThan(1 << 20);
    assertThat(Files.readString(summary)).contains("more, see the JUnit XML");

    Files.writeString(summary, "x".repeat(1_048_000));
    assertThat(gate(failing(5)).err())
        .contains(
            "--summary: %s: full, expected room for 2048 octets below 1 MiB".formatted(summary));
    assertThat(Files.size(summary)).isEqualTo(1_048_000);
  }

  @Test
  void a_second_run_is_added() throws IOException {
    gate(failing(1));
    gate(failing(1));

    assertThat(Files.readString(summary).lines().filter(line -> line.startsWith("## "))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45, 46})
  void hostile_words_are_neither_markup_nor_commands(long seed) throws IOException {
    Cli.Run run = gate(Records.hostile(seed, 30));

    assertThat(run.out().lines().filter(line -> line.contains("::error")))
        .allMatch(line -> line.startsWith("::error title="));
    assertThat(Files.readString(summary).replaceAll("</?code>", ""))
        .doesNotContain("<b>", "<!", "](", "@")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
  }
}
