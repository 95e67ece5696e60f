// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class PeersTest {
  @Test
  void programIsFoundInTheFirstFolderThatHasIt(@TempDir Path folder) throws IOException {
    Path first = program(Files.createDirectory(folder.resolve("a")));
    program(Files.createDirectory(folder.resolve("b")));

    assertThat(Peers.require("peer", "/nowhere::" + folder + "/a:" + folder + "/b", true))
        .isEqualTo(first);
  }

  @Test
  void folderAndPlainFileAreNoPrograms(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("a/peer"));
    Files.createDirectory(folder.resolve("b"));
    Files.createFile(folder.resolve("b/peer"));

    assertThatThrownBy(() -> Peers.require("peer", folder + "/a:" + folder + "/b", false))
        .isInstanceOf(TestAbortedException.class);
  }

  @Test
  void missingProgramSkipsTheTest() {
    assertThatThrownBy(() -> Peers.require("peer", "/nowhere", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("program 'peer': not found in /nowhere");
  }

  @Test
  void missingProgramFailsTheTestWherePeersAreRequired() {
    assertThatThrownBy(() -> Peers.require("peer", "/nowhere", true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PROTOPROBE_REQUIRE_PEERS=1");
  }

  private static Path program(Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("peer"));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
