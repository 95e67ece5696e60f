// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Every option of run, by what it does. */
class RunOptionsTest {
  private static final String PASS = "sample/must/pass";
  private static final String FAIL = "sample/must/fail";
  private static final String WARN = "sample/should/warn";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    PASS + ", 0",
    FAIL + ", 1",
    WARN + ", 0",
    "sample/may/unsupported, 0",
    "sample/must/not-applicable, 0",
    "sample/must/inconclusive, 3",
    "sample/must/error, 3",
    "sample/table/red-apple, 0",
    "sample/table, 1",
    "sample/hazard, 4"
  })
  void only_and_the_exit_code_of_what_came(String id, int status) {
    Tool run = Tool.only(id);

    assertThat(run.status()).as(run.toString()).isEqualTo(status);
  }

  @Test
  void selection() {
    assertThat(ids("--only", "sample/must,sample/should", "--skip", "sample/must/error"))
        .contains(PASS, WARN)
        .doesNotContain("sample/must/error", "sample/table/pear");
    assertThat(ids("--level", "should,INFO", "--skip", "sample/slow"))
        .containsExactly("sample/info/asserts", "sample/info/graded", WARN);
    assertThat(ids("--only", "sample/hazard/forge", "--forge")).hasSize(1);
    assertThat(ids("--only", "sample/hazard/forge", "--intrusive")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--only=sample/no", "--skip=sample/mus", "--level=SHALL", "--jobs=0", "--jobs=x",
        "--timeout=0", "--timeout=fast", "--total-timeout=-1", "--repeat=0", "--progress=loud",
        "--color=green", "--junit-dialect=ant", "--local=nobody", "--what"
      })
  void bad_input_is_one_line_and_2(String option) {
    Tool run = Tool.run("run", "host", option);

    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).doesNotContain("\tat ", "internal");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void what_does_not_go_together_is_refused() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(
            List.of(
                Tool.run("run"),
                Tool.run("run", "host", "-4", "-6"),
                Tool.run("run", "a", "b", "--name", "x"),
                Tool.run("run", "a", "b", "--junit", folder.resolve("x.xml")),
                Tool.run("run", "a", "b", "--json", folder.resolve("x.json")),
                Tool.run("run", "[::1]:53", "___1__53", "--only", PASS),
                Tool.run("run", "host", "--update-expectations"),
                Tool.run("run", "host", "--expect", folder.resolve("none")),
                Tool.run("run", "host name")))
        .allSatisfy(run -> assertThat(run.status()).as(run.toString()).isEqualTo(2));
    assertThat(Tool.run("run", "host", "--out", plain.resolve("x")).status()).isEqualTo(3);
    assertThat(Tool.run("run", "host", "--json", plain.resolve("x")).status()).isEqualTo(3);
  }

  @Test
  void outputs() {
    Tool run =
        Tool.only(
            FAIL,
            "--out",
            folder,
            "--junit",
            folder.resolve("j.xml"),
            "--json",
            folder.resolve("r"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(folder.resolve("records/sample-host.json"))
        .hasSameTextualContentAs(folder.resolve("r"));
    assertThat(folder.resolve("junit/TEST-sample-host.xml"))
        .hasSameTextualContentAs(folder.resolve("j.xml"))
        .content()
        .contains("<testsuites ", "failures=\"1\"");
  }

  @Test
  void the_dialect_of_surefire() {
    Tool.only(PASS, "--junit", folder.resolve("j.xml"), "--junit-dialect", "surefire");

    assertThat(folder.resolve("j.xml")).content().contains("<testsuite ").doesNotContain("suites");
  }

  @Test
  void a_name_for_reports() {
    Tool run = Tool.only(PASS, "--name", "my ../host", "--out", folder);

    assertThat(run.out()).contains("my ../host: as expected");
    assertThat(folder.resolve("records/sample-my_.._host.json")).exists();
  }

  @Test
  void strict() {
    assertThat(Tool.only(WARN, "--strict").status()).isEqualTo(1);
  }

  @Test
  void expectations() throws IOException {
    Path file = Files.writeString(folder.resolve("sample-host.txt"), FAIL + " fail -- RFC 1\n");

    assertThat(Tool.only(FAIL, "--expect", file).status()).as("a file").isZero();
    assertThat(Tool.only(FAIL, "--expect", folder).status()).as("a folder").isZero();
    assertThat(Tool.only(PASS, "--expect", folder).status()).as("filtered out").isZero();
    Files.writeString(file, PASS + " fail -- RFC 1\n");
    assertThat(Tool.only(PASS, "--expect", file).status()).as("stale").isEqualTo(1);
  }

  @Test
  void expectations_are_updated() {
    Path file = folder.resolve("new.txt");

    Tool run = Tool.only(FAIL, "--expect", file, "--update-expectations");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("new.txt: 1 line wants a reason with a citation");
    assertThat(file).content().isEqualTo(FAIL + " fail -- TODO\n");
  }

  @Test
  void repeat_timeouts_and_jobs() {
    assertThat(record("--only", PASS, "--repeat", "3").results().get(0).attempts())
        .containsOnly(Graded.of(Outcome.PASS))
        .hasSize(3);
    assertThat(record("--only", "sample/slow", "--timeout", "50ms").results())
        .extracting(Result::outcome)
        .containsExactly(Outcome.INCONCLUSIVE);
    RunRecord cut =
        record("--only", "sample/slow," + PASS, "--total-timeout", "100ms", "--jobs", "2");
    assertThat(cut.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(cut.results()).extracting(Result::id).containsExactly(PASS, "sample/slow");
    assertThat(cut.reason()).isNotEmpty();
  }

  @Test
  void colour_and_loudness() {
    assertThat(Tool.only(FAIL, "--color", "always").out()).contains("\u001b[31m");
    assertThat(Tool.only(FAIL, "--color", "never").out()).doesNotContain("\u001b");
    assertThat(ConsoleOptions.wanted(true, "")).isTrue();
    assertThat(ConsoleOptions.wanted(true, "1")).as("NO_COLOR is set").isFalse();
    assertThat(ConsoleOptions.wanted(false, "")).as("no terminal").isFalse();
    assertThat(Tool.only(PASS, "-q").out()).hasLineCount(1);
    assertThat(Tool.only(PASS, "-v").out()).contains("Samples", PASS);
    assertThat(Tool.only(PASS).out()).doesNotContain(PASS);
  }

  @Test
  void a_target_that_does_not_answer_leaves_an_error() {
    Tool run = Tool.run("run", "silent.example", "-6", "--out", folder, "--progress", "none");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("silent.example: no answer within 6 s, IPV6").hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("junit/TEST-sample-silent.example.xml"))
        .content()
        .contains("tests=\"1\" failures=\"0\" errors=\"1\"", "no answer within 6 s");
  }

  @Test
  void a_target_that_an_option_names() {
    Object[] line = {"run", "--box=a b", "--progress=none", "--only", PASS, "--out", folder};
    assertThat(Tool.run(line).status()).isZero();
    RunRecord record = RecordFile.read(folder.resolve("records/sample-a_b.json"));
    assertThat(record.target().name()).isEqualTo("a b");
    assertThat(record.target().local()).isFalse();
    assertThat(record.command()).containsExactly("sample-probe", "run", "--box", "a b");

    assertThat(Tool.run("run", "host", "--box=x", "--name=y").err())
        .contains("--name y: expected a single target, not 2");
    Tool locked = Tool.run("run", "--box=locked", "--progress=none");
    assertThat(locked.status()).isEqualTo(3);
    assertThat(locked.err())
        .as("a remedy line by line")
        .isEqualTo(
            "sample-probe: locked: unreachable: locked: no key\nWhat to type:\n  key\\x1b[2J\n");
  }

  @Test
  void a_probe_without_hosts_refuses_them() {
    Tool run = Tool.run("run", "host", "--hostless", "--progress=none");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("sample-probe: target 'host': sample-probe examines no hosts; for example");
    assertThat(Tool.run("run", "--hostless").err()).contains("expected --local NAME or the like");
  }

  @Test
  void local_targets_and_what_stands_in_their_way() {
    assertThat(Tool.run("targets").out())
        .isEqualTo(
            "ghost  Ghost  missing        program ghostd not found; install the package"
                + " ghost-server\n");
  }

  @Test
  void local_targets_that_are_not_there() {
    assertThat(Tool.run("run", "--local", "ghost", "--progress", "none").status())
        .as("asked for by name")
        .isEqualTo(3);
    boolean required = "1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS"));
    Tool all = Tool.run("run", "--local", "all", "--progress", "none");
    assertThat(all.status()).as("nothing ran, or peers are required").isEqualTo(required ? 3 : 4);
    assertThat(all.err()).contains("ghost: absent: program ghostd not found");
    assertThat(
            Tool.run("run", "host", "--local", "all", "--only", PASS, "--progress=none").status())
        .as("beside another target")
        .isEqualTo(required ? 3 : 0);
  }

  private List<String> ids(Object... options) {
    return record(options).results().stream().map(Result::id).toList();
  }

  private RunRecord record(Object... options) {
    Path file = folder.resolve("record.json");
    List<Object> line =
        new java.util.ArrayList<>(List.of("run", "host", "--progress", "none", "--json", file));
    line.addAll(List.of(options));
    Tool.run(line.toArray());
    return RecordFile.read(file);
  }
}
