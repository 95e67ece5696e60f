// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.NotApplicable;

class NativeCacheTest {
  private static final String RESOURCE = "/win32-x86-64/quiche.dll"; // the smallest of them

  private static byte[] octets;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = NativeCacheTest.class.getResourceAsStream(RESOURCE)) {
      octets = in.readAllBytes();
    }
  }

  @Test
  void aResourceIsUnpackedOnce() throws IOException {
    NativeCache cache = new NativeCache(List.of(folder.resolve("a/b")));

    Path first = cache.file(RESOURCE, "quiche-1");
    Object key = Files.readAttributes(first, "unix:ino").get("ino");
    Path second = cache.file(RESOURCE, "quiche-1");

    assertThat(first).hasBinaryContent(octets).isEqualTo(second);
    assertThat(Files.readAttributes(second, "unix:ino").get("ino"))
        .as("the same file, not another in its place")
        .isEqualTo(key);
    assertThat(files(first.getParent())).as("nothing beside it").containsExactly(first);
  }

  @Test
  void whatIsCutOffOrDamagedIsReplaced() throws IOException {
    NativeCache cache = new NativeCache(List.of(folder));
    Path file = cache.file(RESOURCE, "quiche-1");

    Files.write(file, new byte[] {1, 2, 3});
    assertThat(cache.file(RESOURCE, "quiche-1")).hasBinaryContent(octets);

    byte[] damaged = octets.clone();
    damaged[octets.length / 2] ^= 1;
    Files.write(file, damaged);
    assertThat(cache.file(RESOURCE, "quiche-1")).hasBinaryContent(octets);
  }

  @Test
  void whereNothingCanBeWrittenTheNextPlaceIsTaken() throws IOException {
    Path file = Files.createFile(folder.resolve("no-directory"));
    Path second = folder.resolve("second");

    assertThat(new NativeCache(List.of(file, second)).file(RESOURCE, "quiche-1"))
        .startsWith(second)
        .hasBinaryContent(octets);
    assertThatThrownBy(() -> new NativeCache(List.of(file)).file(RESOURCE, "quiche-1"))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("native library " + RESOURCE + ": cannot be unpacked")
        .hasMessageContaining(file.toString());
  }

  @Test
  void thePlacesAreTheUsersCacheAndTheTemporaryDirectory() {
    assertThat(NativeCache.of(Map.of("XDG_CACHE_HOME", "/cache"), "/home/u", "/tmp").places())
        .containsExactly(Path.of("/cache/protoprobe"), Path.of("/tmp/protoprobe"));
    assertThat(NativeCache.of(Map.of("XDG_CACHE_HOME", "relative"), "/home/u", "/tmp").places())
        .containsExactly(Path.of("/home/u/.cache/protoprobe"), Path.of("/tmp/protoprobe"));
    assertThat(NativeCache.of(Map.of(), "/home/u", "/tmp").places())
        .containsExactly(Path.of("/home/u/.cache/protoprobe"), Path.of("/tmp/protoprobe"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new NativeCache(List.of(folder)).file("/none.so", "quiche-1"))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("/none.so: not on the class path");
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
