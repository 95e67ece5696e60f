// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  private @TempDir Path folder;

  @Test
  void theFirstExecutableFileOnThePath() throws IOException {
    Path plain = file("one/tool", "rw-r--r--");
    Path executable = file("two/tool", "rwxr-xr-x");
    file("three/tool", "rwxr-xr-x");
    Files.createDirectories(folder.resolve("zero/tool"));
    String path =
        "%1$s/zero::%2$s:%3$s:%1$s/three"
            .formatted(folder, plain.getParent(), executable.getParent());
    assertThat(Program.find("tool", path)).contains(new Program("tool", executable));
  }

  @Test
  void nowhere() {
    assertThat(Program.find("tool", folder.toString())).isEmpty();
    assertThat(Program.find("no-such-program-anywhere")).isEmpty();
  }

  @Test
  void theSystemsDirectoriesAreSearchedToo() {
    assertThat(Program.find("sh").orElseThrow().path()).isExecutable();
  }

  @Test
  void aCopyInTheRunDirectoryIsExecutable() throws IOException {
    Path original = file("bin-of-system/tool", "rwxr-xr-x");
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Program copy = new Program("tool", original).copyInto(run);
    assertThat(copy.path()).isEqualTo(folder.resolve("run/bin/tool")).isExecutable();
    assertThat(copy.path()).hasSameBinaryContentAs(original);
  }

  private Path file(String name, String permissions) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "content of " + name);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
