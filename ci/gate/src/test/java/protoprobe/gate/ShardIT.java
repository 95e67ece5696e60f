// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Peers;

/**
 * Built executables as the machines of a job are: three parts, one of them killed and run again.
 */
@Timeout(300)
class ShardIT {
  private static final Path PROGRAM = Path.of("target/conformance").toAbsolutePath();
  private static final Path PROBE =
      Path.of("../../edns-probe/target/edns-probe").toAbsolutePath().normalize();
  private static final String ONLY = "edns/opt,edns/flags";

  @TempDir private Path folder;

  @BeforeAll
  static void peers() {
    Peers.require("unbound");
    if (!Files.isExecutable(PROBE)) {
      throw new TestAbortedException(PROBE + ": not built");
    }
  }

  @Test
  void one_of_three_is_killed_and_run_again() throws Exception {
    Process first = part("1", Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "3"), "auto");
    Process second = part("2", Map.of("JOB_COMPLETION_INDEX", "1"), "auto/3");
    Process third = killedAtWork("3", "3/3");
    assertThat(ended(first)).isIn(0, 1);
    assertThat(ended(second)).isIn(0, 1);
    assertThat(ended(third)).as("status after SIGKILL").isEqualTo(128 + 9);
    assertThat(files(folder.resolve("3/records"))).as("half a record").isEmpty();

    Cli.Run gap = merge("1", "2", "3");

    RunRecord some = whole();
    assertThat(gap.status()).as(gap.toString()).isEqualTo(1);
    assertThat(gap.err()).contains(": planned, and in no record");
    assertThat(some.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(some.results().size()).as("results").isLessThan(some.planned().size());
    assertThat(run(PROGRAM, "gate", folder.resolve("whole"), "-q").status())
        .as("the gap is not forgotten")
        .isEqualTo(3);

    assertThat(ended(part("3", Map.of(), "3/3"))).isIn(0, 1);
    assertThat(merge("1", "2", "3")).isEqualTo(new Cli.Run(0, "", ""));
    assertNothingLost();
    assertAnOverlapIsTold();
  }

  /** Everything planned has one result, that of the part which had it. */
  private void assertNothingLost() {
    RunRecord all = whole();
    assertThat(all.state()).isEqualTo(RunState.COMPLETE);
    assertThat(all.planned()).as("planned").hasSizeGreaterThan(30);
    assertThat(all.results()).extracting(Result::id).isEqualTo(all.planned());
    List<Result> parts = new ArrayList<>();
    for (String name : List.of("1", "2", "3")) {
      RunRecord part = RecordFile.read(folder.resolve(name + "/records/edns-unbound.json"));
      assertThat(part.state()).as("state of part %s", name).isEqualTo(RunState.PART);
      parts.addAll(part.results());
    }
    assertThat(all.results()).containsExactlyInAnyOrderElementsOf(parts);
    assertThat(all.count(Outcome.ERROR)).as("errors").isZero();
    all.results().stream()
        .flatMap(result -> result.evidence().stream())
        .forEach(file -> assertThat(folder.resolve("whole").resolve(file.path())).exists());
    assertThat(run(PROGRAM, "validate", folder.resolve("whole/records/edns-unbound.json")))
        .isEqualTo(new Cli.Run(0, "", ""));
  }

  private void assertAnOverlapIsTold() throws IOException {
    Files.createDirectories(folder.resolve("again/records"));
    Files.copy(
        folder.resolve("1/records/edns-unbound.json"),
        folder.resolve("again/records/edns-unbound.json"));
    Cli.Run overlap = merge("1", "2", "3", "again");

    assertThat(overlap.status()).isEqualTo(1);
    assertThat(overlap.err()).contains(": in ", "again/records/edns-unbound.json");
    assertThat(whole().results()).extracting(Result::id).isEqualTo(whole().planned());
  }

  /** Each attempt is told by the process inside the namespaces; none of them is lost. */
  @Test
  void a_local_run_that_is_repeated_tells_every_attempt() throws Exception {
    Cli.Run run =
        run(
            PROBE,
            "run",
            "--local",
            "unbound",
            "--only",
            "edns/version",
            "--repeat",
            "3",
            "--out",
            folder.resolve("out"));

    RunRecord record = RecordFile.read(folder.resolve("out/records/edns-unbound.json"));
    assertThat(record.results()).as(run.toString()).isNotEmpty();
    assertThat(record.results()).allSatisfy(result -> assertThat(result.attempts()).hasSize(3));
    int attempts = 3 * record.results().size();
    assertThat(run.err()).contains("progress: end unbound %d/%d ".formatted(attempts, attempts));
    assertThat(record.command()).containsSubsequence("--repeat", "3");
    assertThat(run(PROGRAM, "report", folder.resolve("out/records/edns-unbound.json")))
        .as("the report again")
        .isEqualTo(new Cli.Run(0, run.out(), ""));
  }

  private Process part(String name, Map<String, String> environment, String shard)
      throws IOException {
    return start(
        environment,
        PROBE,
        "run",
        "--local",
        "unbound",
        "--only",
        ONLY,
        "--shard",
        shard,
        "--out",
        folder.resolve(name),
        "-q");
  }

  /** Kills a part as soon as the first of its checks has kept its evidence. */
  private Process killedAtWork(String name, String shard) throws Exception {
    Path evidence = Files.createDirectories(folder.resolve(name + "/evidence"));
    try (WatchService watch = evidence.getFileSystem().newWatchService()) {
      evidence.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = part(name, Map.of(), shard);
      assertThat(watch.poll(100, TimeUnit.SECONDS)).as("evidence of a check").isNotNull();
      assertThat(process.pid()).as("process to kill").isGreaterThan(1);
      process.destroyForcibly();
      return process;
    }
  }

  private Cli.Run merge(String... names) {
    List<Object> line = new ArrayList<>(List.of("merge"));
    Stream.of(names).map(folder::resolve).forEach(line::add);
    line.addAll(List.of("--out", folder.resolve("whole")));
    return run(PROGRAM, line.toArray());
  }

  private RunRecord whole() {
    return RecordFile.read(folder.resolve("whole/records/edns-unbound.json"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Cli.Run run(Path program, Object... arguments) {
    try {
      Path errors = Files.createTempFile(folder, "errors", "");
      Process process =
          builder(Map.of(), program, arguments).redirectError(errors.toFile()).start();
      try {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cli.Run(process.waitFor(), out, Files.readString(errors));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(program + " cannot be run", e);
    }
  }

  private Process start(Map<String, String> environment, Path program, Object... arguments)
      throws IOException {
    return builder(environment, program, arguments)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(
      Map<String, String> environment, Path program, Object... arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    Stream.of(arguments).map(String::valueOf).forEach(line::add);
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> mine = new TreeMap<>(environment);
    mine.put("JAVA_HOME", System.getProperty("java.home"));
    List.of("CI_NODE_INDEX", "CI_NODE_TOTAL", "JOB_COMPLETION_INDEX", "PROTOPROBE_REQUIRE_PEERS")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(mine);
    return builder;
  }

  private static int ended(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
