// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/** The built executable for a user without any privilege. */
@Timeout(180)
class OrdinaryUserIT {
  private static final String ONLY = "procmem/seek/from-what-has-no-end";

  @TempDir private Path folder;
  private Path program;

  private record Said(int status, String text) {}

  /** The checkout may lie in a private home, so everybody gets a copy of the program. */
  @BeforeEach
  void become() throws IOException {
    List.of("unshare", "ip", "setpriv", "bwrap", "runc", "runsc").forEach(Peers::require);
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "only root can become somebody else");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    program = folder.resolve("procmem-test");
    Files.copy(Path.of("target/procmem-test"), program, StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void whatIsPermittedIsListed() throws Exception {
    Said said = run("targets");
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text().lines())
        .as("user namespaces are all they need")
        .hasSize(11)
        .allMatch(line -> line.contains(" available ") || line.contains(" not permitted "))
        .anyMatch(line -> line.matches("userns +Linux user namespace +available .*"));
  }

  @Test
  void whatIsPermittedRuns() throws Exception {
    Said said = run("run", "--local", "host,bwrap,gvisor", "--only", ONLY, "--progress", "none");
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("✔ host: as expected", "✔ bwrap: as expected", "✔ gvisor: as expected");
  }

  /** As on a system that gives ordinary users no namespaces; user_namespaces(7), ENOSPC. */
  @Test
  void whatIsRefusedIsNamed() throws Exception {
    Said said =
        run(
            "unshare",
            "-Ur",
            "sh",
            "-c",
            "echo 0 >/proc/sys/user/max_user_namespaces && exec setpriv --bounding-set=-all"
                + " --inh-caps=-all \"$0\" targets");
    assertThat(said.text().lines())
        .as("each with the call, the error, and what allows it")
        .hasSize(11)
        .allMatch(line -> line.contains(" not permitted  unshare -nmpf --mount-proc: "))
        .allMatch(line -> line.endsWith("; sysctl user.max_user_namespaces=10000"));
  }

  private Said run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("timeout", "-k", "5", "120", "setpriv"));
    line.addAll(List.of("--reuid", "65534", "--regid", "65534", "--clear-groups", "--"));
    if (arguments[0].equals("unshare")) {
      line.addAll(List.of(arguments));
      line.add(program.toString());
    } else {
      line.add(program.toString());
      line.addAll(List.of(arguments));
    }
    Path words = folder.resolve("words");
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().remove("HOME");
    Process process = builder.redirectErrorStream(true).redirectOutput(words.toFile()).start();
    process.getOutputStream().close();
    return new Said(process.waitFor(), Files.readString(words));
  }
}
