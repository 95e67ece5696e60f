// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** Hostile text in every field of a record stays text, on the console and in files. */
@Timeout(60)
class HostileRecordTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void gate(long seed) throws IOException {
    RunRecord record = Records.hostile(seed, 40);
    Path file = folder.resolve("record.json");
    RecordFile.write(record, file);

    Cli.Run run = Cli.run("gate", file, "-v", "--junit", folder.resolve("junit"));

    assertThat(run.status()).isIn(1, 3);
    assertSafe(run);
    Path xml = folder.resolve("junit/TEST-" + record.name() + ".xml");
    assertThat(Cli.run("validate", xml)).isEqualTo(new Cli.Run(0, "", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void run(long seed) throws IOException {
    RunRecord record = Records.hostile(seed, 10);
    FakeProbe probe = FakeProbe.in(folder, "a-probe");
    probe.writes("printf 'clear \\033[2J\\033]0;title\\007 <b>\\n' >&2; exit 1", record);

    Cli.Run run = Cli.run("run", "--out", folder.resolve("out"), "--probe", probe.program());

    assertThat(run.status()).isIn(1, 3);
    assertSafe(run);
    assertThat(run.err()).contains("clear \\x1b[2J\\x1b]0;title\\x07 <b>");
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile))
          .as("files stay in the output folder")
          .contains(
              folder.resolve("out/records/" + record.name() + ".json"),
              folder.resolve("out/junit/TEST-" + record.name() + ".xml"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../escape", "a/b", "..", "/etc/x", "nul\u0000"})
  void a_name_is_never_a_path(String name) throws IOException {
    RunRecord evil = withProbe(name, Records.hostile(1, 1));
    Path file = folder.resolve("record.json");
    RecordFile.write(evil, file);

    Cli.run("gate", file, "--junit", folder.resolve("a/b/junit"));

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(
              file, folder.resolve("a/b/junit/TEST-" + evil.name() + ".xml"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J", "x\u001b]0;t\u0007"})
  void hostile_words_in_messages(String words) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.json"),
            "{\"" + words.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\": 1}");
    Path expectation = Files.writeString(folder.resolve("edns-unbound.txt"), words + "\n");
    Path record = folder.resolve("edns.json");
    RecordFile.write(Records.of(), record);

    for (Cli.Run run :
        List.of(
            Cli.run("gate", file),
            Cli.run("validate", file),
            Cli.run("gate", record, "--expect", expectation),
            Cli.run("gate", folder.resolve("none" + words.replace("\u0000", ""))),
            Cli.with(
                new protoprobe.gate.probe.Home(java.util.Optional.empty(), ""), Map.of(), words))) {
      assertThat(run.status()).as(run.toString()).isIn(1, 2);
      assertSafe(run);
    }
  }

  private static RunRecord withProbe(String probe, RunRecord of) {
    return new RunRecord(
        of.schema(),
        of.tool(),
        probe,
        of.target(),
        of.environment(),
        of.command(),
        of.started(),
        of.ended(),
        of.state(),
        of.reason(),
        of.catalogue(),
        of.planned(),
        of.results());
  }

  /** Nothing but line feeds below a space, no bidirectional override, no lone surrogate. */
  private static void assertSafe(Cli.Run run) {
    assertThat((run.out() + run.err()).codePoints().filter(Cli::unseen).toArray())
        .as(run.toString())
        .isEmpty();
    assertThat(run.err()).doesNotContain("\tat ", "internal error");
  }
}
