// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.AgentFile;
import protoprobe.procmem.wire.Architecture;

/** Sandboxes that the user names by a command. */
@Timeout(120)
class ExecIT {
  private static final String ONLY = "procmem/seek/from-what-has-no-end";
  private static final String APART = "timeout -k 5 60 unshare -pfm --mount-proc --kill-child ";

  @TempDir private Path out;

  private record Said(int status, String out, String err) {}

  @BeforeEach
  void here() {
    Peers.require("unshare");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "{agent}", "bwrap --unshare-pid --dev-bind / / --proc /proc sh"})
  void throughAShellOrByFile(String command) {
    Peers.require("bwrap");
    Said said = run("--exec", APART + command);

    assertThat(said.status()).as(said.toString()).isZero();
    RunRecord record = record();
    assertThat(record.state()).isEqualTo(RunState.COMPLETE);
    assertThat(record.results()).hasSize(4);
    assertThat(record.target().local()).isFalse();
    assertThat(record.target().version()).isEqualTo(System.getProperty("os.version"));
    assertThat(record.target().facts()).containsKeys("kernel", "capabilities", "hidepid");
    assertThat(record.command())
        .containsSubsequence("procmem-test", "run", "--exec", APART + command);
  }

  @Test
  void whereTheUserHasPutIt() throws Exception {
    Path agent = out.resolve("agent");
    Files.write(agent, AgentFile.of(Architecture.ofThisJvm().orElseThrow()).bytes());
    Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwxr-xr-x"));

    Said said = run("--exec", APART, "--agent-at", agent.toString(), "--jobs", "4");

    assertThat(said.status()).as(said.toString()).isZero();
    assertThat(record().results()).hasSize(4);
  }

  @Test
  void withoutAShellTheCommandsToTypeAreShown() {
    Said said = run("--exec", "nonexistent-program");

    assertThat(said.status()).isEqualTo(3);
    assertThat(said.err())
        .contains(
            "procmem-test: box: unreachable: --exec 'nonexistent-program': expected a shell at its end",
            "\n  procmem-test agent --arch",
            "\n  procmem-test run --exec 'docker exec -i CONTAINER' --agent-at /agent\n");
    assertThat(record().state()).isEqualTo(RunState.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.org | target 'example.org': procmem-test examines no hosts",
        "--agent-at=/agent | --agent-at /agent: expected together with --exec COMMAND",
        "--arch=aarch64 | --arch aarch64: expected together with --exec COMMAND",
        "--exec=sh --patience=0 | --patience 0: expected at least 1 second",
        "--exec=sh --arch=sparc | --arch sparc: expected x86-64 or aarch64",
        "--exec=sh --jobs=99 | --jobs 99: expected 1 to 4"
      })
  void badInput(String arguments, String words) {
    Said said = run(arguments.split(" "));
    assertThat(said.status()).as(said.toString()).isEqualTo(2);
    assertThat(said.err()).contains(words).doesNotContain("\tat ");
  }

  private RunRecord record() {
    return RecordFile.read(out.resolve("records/procmem-box.json"));
  }

  private Said run(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of("run", "--only", ONLY, "--progress", "none", "--out", out.toString()));
    line.addAll(List.of("--name", "box"));
    line.addAll(List.of(arguments));
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine command = ProbeMain.line(new ProcmemTest());
    command.setOut(new PrintWriter(said));
    command.setErr(new PrintWriter(complained));
    int status = command.execute(line.toArray(String[]::new));
    return new Said(status, said.toString(), complained.toString());
  }
}
