// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintTest {
  private @TempDir Path root;

  @Test
  void nothingKnown() {
    assertThat(new Hint(root).remedy(false)).isEmpty();
    assertThat(new Hint(root).remedy(true)).contains("capability CAP_SYS_ADMIN");
  }

  @Test
  void aKernelThatKeepsUserNamespacesToRoot() throws IOException {
    write("proc/sys/kernel/unprivileged_userns_clone", "0\n");
    assertThat(new Hint(root).remedy(false)).contains("sysctl kernel.unprivileged_userns_clone=1");
    assertThat(new Hint(root).remedy(true)).contains("capability CAP_SYS_ADMIN");
  }

  @Test
  void aLimitOfNone() throws IOException {
    write("proc/sys/user/max_user_namespaces", "500\n");
    write("proc/sys/user/max_pid_namespaces", "0\n");
    assertThat(new Hint(root).remedy(true)).contains("sysctl user.max_pid_namespaces=10000");
  }

  @Test
  void ubuntusRestriction() throws IOException {
    write("proc/sys/kernel/unprivileged_userns_clone", "1\n");
    write("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
    assertThat(new Hint(root).remedy(false))
        .contains("sysctl kernel.apparmor_restrict_unprivileged_userns=0, or run as root");
  }

  @Test
  void containers() throws IOException {
    write("run/.containerenv", "");
    assertThat(new Hint(root).remedy(true)).contains("podman run --privileged");
    write(".dockerenv", "");
    assertThat(new Hint(root).remedy(true)).contains("docker run --privileged");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
