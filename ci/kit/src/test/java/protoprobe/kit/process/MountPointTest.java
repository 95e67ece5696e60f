// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPointTest {
  private @TempDir Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void twoEmptyDirectories() throws IOException {
    first = Files.createDirectory(folder.resolve("first"));
    second = Files.createDirectory(folder.resolve("second"));
  }

  @Test
  void theFirstEmptyDirectoryIsTaken() {
    assertThat(MountPoint.choose(List.of(first, second), List.of())).contains(first);
  }

  @Test
  void aDirectoryWithContentComesAfterAnEmptyOne() throws IOException {
    Files.createFile(first.resolve("file"));
    assertThat(MountPoint.choose(List.of(first, second), List.of())).contains(second);
    assertThat(MountPoint.choose(List.of(first), List.of())).contains(first);
  }

  @Test
  void whatMustStayInSightIsNotHidden() {
    List<Path> visible = List.of(first.resolve("out/not/yet/made"));
    assertThat(MountPoint.choose(List.of(first, second), visible)).contains(second);
    assertThat(MountPoint.choose(List.of(first, second), List.of(first))).contains(second);
    assertThat(MountPoint.choose(List.of(first), visible)).isEmpty();
  }

  @Test
  void aNameThatOnlyStartsAlikeIsNoObstacle() {
    List<Path> visible = List.of(folder.resolve("first-of-all"));
    assertThat(MountPoint.choose(List.of(first), visible)).contains(first);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), first);
    List<Path> visible = List.of(link.resolve("out"));
    assertThat(MountPoint.choose(List.of(first, second), visible)).contains(second);
    assertThat(MountPoint.choose(List.of(link, second), List.of(first))).contains(second);
  }

  @Test
  void aMissingDirectoryIsPassedOver() {
    Path missing = folder.resolve("missing");
    assertThat(MountPoint.choose(List.of(missing, second), List.of())).contains(second);
  }

  @Test
  void theChildJvmsNeedsAreKnown() {
    assertThat(MountPoint.ofThisJvm())
        .contains(Path.of(System.getProperty("java.home")), Path.of(""))
        .hasSizeGreaterThan(2);
  }
}
