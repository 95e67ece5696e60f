// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.AgentFile;
import protoprobe.procmem.wire.Architecture;

/** The built executable as a user meets it. */
@Timeout(120)
class CommandLineIT {
  private static final String APART = "timeout -k 5 60 unshare -pfm --mount-proc --kill-child ";

  private @TempDir Path folder;

  private record Outcome(int status, byte[] out, String err) {
    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAgentIsWritten(Architecture architecture) throws Exception {
    Outcome outcome = run("agent", "--arch", architecture.label());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEqualTo(AgentFile.of(architecture).bytes());
  }

  @Test
  void anUnknownArchitectureIsNamed() throws Exception {
    Outcome outcome = run("agent", "--arch", "sparc");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("procmem-test: --arch sparc: expected x86-64 or aarch64\n");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void whoIsThereIsTold() throws Exception {
    Peers.require("unshare");
    Outcome outcome = run("enter", "--exec", APART + "sh");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.text())
        .contains("kernel         Linux ")
        .contains("process        ")
        .contains("uids           Ids[real=");
  }

  @Test
  void aRefusalIsNoStackTrace() throws Exception {
    Outcome outcome = run("enter", "--exec", "nonexistent-program");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("procmem-test: --exec 'nonexistent-program': expected a shell at its end")
        .contains("procmem-test agent --arch")
        .doesNotContain("\tat ");
    assertThat(run("enter", "--exec", "sh", "--patience", "0").status()).isEqualTo(2);
    assertThat(run("enter").status()).isEqualTo(2);
  }

  @Test
  void theOracleAnswers() throws Exception {
    Outcome outcome = run("oracle", "--caller", "uid=1000,caps=sys_ptrace", "--target", "uid=0");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.text().lines())
        .contains("        acl_permission_check(); fsuid 1000, owner 0")
        .endsWith("EACCES, decided by: CAP_DAC_OVERRIDE, enough for all");
    assertThat(run("oracle", "--caller", "uid=x", "--target", "uid=0").status()).isEqualTo(2);
    assertThat(run("oracle", "--caller", "uid=1", "--target", "uid=0", "--yama", "9").status())
        .isEqualTo(2);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("target/procmem-test"));
    line.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new Outcome(process.waitFor(), Files.readAllBytes(out), Files.readString(err));
  }
}
