// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

/** The built executable. */
@Timeout(150)
class ConformanceIT {
  private static final Path PROGRAM = Path.of("target/conformance").toAbsolutePath();
  private static final RunRecord BAD =
      Records.of(
          Result.plain("edns/x/one", Outcome.FAIL, "what was seen"),
          Result.plain("edns/x/two", Outcome.PASS, ""));

  @TempDir private Path folder;
  private Path out;
  private Path expectations;
  private FakeProbe probe;

  @BeforeEach
  void aProbe() throws IOException {
    out = folder.resolve("out");
    expectations = Files.createDirectory(folder.resolve("expectations"));
    probe = FakeProbe.in(folder.resolve("bin"), "edns-probe");
  }

  @Test
  void from_run_to_site_and_back_through_its_other_commands() throws Exception {
    probe.writes("exit 1", BAD);
    Cli.Run run = run("run", "--out", out, "--probe", probe.program(), "--expect", expectations);

    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("progress: begin unbound 0/2\n");
    assertThat(run.out()).contains("edns-probe run --local unbound --only edns/x/one");
    assertThat(out.resolve("site/index.html")).content().contains("edns/x/one");
    Path record = out.resolve("records/edns-unbound.json");
    Path xml = out.resolve("junit/TEST-edns-unbound.xml");
    assertThat(run("validate", record, xml)).isEqualTo(new Cli.Run(0, "", ""));
    assertThat(run("gate", out, "--expect", expectations).status()).isEqualTo(1);
    Files.writeString(expectations.resolve("edns-unbound.txt"), "edns/x/one fail -- RFC 1\n");
    assertThat(run("gate", out, "--expect", expectations, "-q"))
        .isEqualTo(new Cli.Run(0, "✔ unbound: as expected\n", ""));
    assertThat(run("matrix", out, "--out", folder.resolve("site")).status()).isZero();
  }

  @Test
  void a_probe_beside_a_link_is_found() throws Exception {
    probe.writes("exit 1", BAD);
    Path link = Files.createSymbolicLink(folder.resolve("bin/conformance"), PROGRAM);

    Cli.Run run =
        ended(
            start(
                link, Map.of(), "run", "--out", out, "--only", "edns/x", "--expect", expectations));

    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(probe.calls()).hasSize(2);
  }

  @Test
  void the_probes_know_that_peers_are_required() throws Exception {
    probe.writes(
        "echo \"required: $PROTOPROBE_REQUIRE_PEERS\" >&2",
        Records.of(RunState.ABSENT, "program unbound not found", List.of()));
    Object[] line = {"run", "--out", out, "--probe", probe.program(), "--expect", expectations};

    Cli.Run run = ended(start(PROGRAM, Map.of("PROTOPROBE_REQUIRE_PEERS", "1"), line));

    assertThat(run.status()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("required: 1\n", "edns-unbound: absent, and");
    assertThat(ended(start(PROGRAM, Map.of(), line)).status()).as("nothing ran").isEqualTo(4);
  }

  @Test
  void an_interrupted_run_is_reported() throws Exception {
    String work =
        """
        trap 'kill $sleeper; cp "$0.records"/* "$out/records/"; exit 130' TERM
        sleep 600 >/dev/null 2>&1 &
        sleeper=$!
        echo 'at work' >&2
        wait
        """;
    RunRecord partial =
        Records.of(
            RunState.INTERRUPTED,
            "interrupted by the user",
            List.of("edns/x/two"),
            Result.plain("edns/x/one", Outcome.PASS, ""));
    probe.writes("", partial).works(work);
    Object[] line = {"run", "--out", out, "--probe", probe.program(), "--expect", expectations};
    Process process = start(PROGRAM, Map.of(), line);
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String told = err.readLine();
      while (told != null && !told.equals("at work")) {
        told = err.readLine();
      }
      assertThat(told).as("the probe is at work").isNotNull();

      interrupt(process);

      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("exit status, output: " + said).isEqualTo(130);
      assertThat(said).contains("unbound: interrupted: interrupted by the user", "1 of 2 decided");
      assertThat(err.lines().collect(Collectors.joining("\n"))).doesNotContain("no record");
      assertThat(out.resolve("junit/TEST-edns-unbound.xml"))
          .content()
          .contains("not run: interrupted by the user");
      assertThat(out.resolve("site/index.html")).exists();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void help_version_and_completion() throws Exception {
    assertThat(run("--help").out())
        .contains(
            "Exit codes:", "130   interrupted", "conformance run --out", "matrix", "validate");
    assertThat(run("--version").out()).matches("conformance \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(run("run", "--version").out()).startsWith("conformance ");
    assertThat(run("completion").out()).contains("complete -F _complete_conformance");
    assertThat(run("fly").status()).isEqualTo(2);
    assertThat(run("fly").err())
        .contains("unknown command 'fly': expected one of run, gate, matrix,")
        .hasLineCount(1);
    assertThat(run().status()).as("no command").isEqualTo(2);
  }

  /** By its own id, and never that of init or of a group. */
  private static void interrupt(Process process) throws Exception {
    assertThat(process.pid()).as("process to interrupt").isGreaterThan(1);
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).as("exit status of kill").isZero();
  }

  private Cli.Run run(Object... arguments) throws Exception {
    return ended(start(PROGRAM, Map.of(), arguments));
  }

  /** With SIGINT as by default: a build in the background hands it on ignored. */
  private Process start(Path program, Map<String, String> environment, Object... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.add(program.toString());
    List.of(arguments).forEach(each -> line.add(each.toString()));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(folder.toFile());
    builder.environment().remove("PROTOPROBE_REQUIRE_PEERS");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Cli.Run ended(Process process) throws Exception {
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String words = err.lines().map(line -> line + "\n").collect(Collectors.joining());
      return new Cli.Run(process.waitFor(), out, words);
    } finally {
      process.destroyForcibly();
    }
  }
}
