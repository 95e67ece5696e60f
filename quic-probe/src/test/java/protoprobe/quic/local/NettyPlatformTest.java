// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.Availability.State;

class NettyPlatformTest {
  private @TempDir Path root;

  @BeforeEach
  void loaders() throws Exception {
    Files.createFile(
        Files.createDirectories(root.resolve("lib64")).resolve("ld-linux-x86-64.so.2"));
    Files.createFile(Files.createDirectories(root.resolve("lib")).resolve("ld-linux-aarch64.so.1"));
  }

  @ParameterizedTest
  @CsvSource({"Linux, amd64", "Linux, aarch64"})
  void itsJarHasTheLibrary(String system, String processor) {
    assertThat(new NettyPlatform(system, processor, root).availability().ok()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "Linux, ppc64le", "Mac OS X, aarch64", "Windows 11, amd64"})
  void anotherPlatformIsNamed(String system, String processor) {
    Availability availability = new NettyPlatform(system, processor, root).availability();

    assertThat(availability.state()).isEqualTo(State.MISSING);
    assertThat(availability.text())
        .isEqualTo("Netty's native QUIC library: none for %s on %s".formatted(system, processor));
  }

  @Test
  void anotherLibcIsNamed() throws Exception {
    Files.delete(root.resolve("lib64/ld-linux-x86-64.so.2"));

    assertThat(new NettyPlatform("Linux", "amd64", root).availability().text())
        .isEqualTo(
            "Netty's native QUIC library: needs GNU's C library, and there is no %s"
                .formatted(root.resolve("lib64/ld-linux-x86-64.so.2")));
  }
}
