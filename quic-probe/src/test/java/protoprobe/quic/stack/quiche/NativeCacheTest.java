// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.check.NotApplicable;

class NativeCacheTest {
  private static final String VERSION = "quiche-1";

  /** The smallest of them, which nobody here could load. */
  static final NativeFile LIBRARY =
      new NativeFile(
          "/win32-x86-64/quiche.dll",
          "78d4ab5811c2e6b16792967735ba1586126e11ee456f7bfd581b653e6343882e");

  private static byte[] octets;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = LIBRARY.open()) {
      octets = in.readAllBytes();
    }
  }

  /** A jar whose libraries are not those that were looked at is not loaded from. */
  @ParameterizedTest
  @MethodSource("libraries")
  void theDigestsAreThoseOfTheJar(NativeFile library) throws IOException {
    Path file = folder.resolve("library");
    try (InputStream in = library.open()) {
      Files.copy(in, file);
    }

    assertThat(library.is(file)).as("%s: SHA-256 as written down", library.resource()).isTrue();
  }

  static Stream<NativeFile> libraries() {
    return NativeFile.OF_QUICHE.values().stream();
  }

  @Test
  void aLibraryIsUnpackedOnce() throws IOException {
    NativeCache cache = new NativeCache(List.of(folder.resolve("a/b")));

    Path first = cache.file(LIBRARY, VERSION);
    Object key = Files.getAttribute(first, "unix:ino");
    Path second = cache.file(LIBRARY, VERSION);

    assertThat(first).hasBinaryContent(octets).isEqualTo(second);
    assertThat(Files.getAttribute(second, "unix:ino"))
        .as("the same file, not another in its place")
        .isEqualTo(key);
    assertThat(files(first.getParent())).as("nothing beside it").containsExactly(first);
  }

  @Test
  void whatIsCutOffIsReplaced() throws IOException {
    assertReplaced(new byte[] {1, 2, 3});
  }

  /** A size that is right says nothing. */
  @Test
  void whatIsDamagedIsReplaced() throws IOException {
    byte[] damaged = octets.clone();
    damaged[octets.length / 2] ^= 1;
    assertReplaced(damaged);
  }

  /** Of the same size, but nothing of it is ours. */
  @Test
  void whatIsForeignIsReplaced() throws IOException {
    assertReplaced(new byte[octets.length]);
  }

  private void assertReplaced(byte[] wrong) throws IOException {
    NativeCache cache = new NativeCache(List.of(folder));
    Path file = cache.file(LIBRARY, VERSION);
    Files.write(file, wrong);

    assertThat(cache.file(LIBRARY, VERSION)).isEqualTo(file).hasBinaryContent(octets);
    assertThat(files(file.getParent())).as("nothing beside it").containsExactly(file);
  }

  /** Its target may change after it was looked at. */
  @Test
  void aLinkIsReplacedByAFileAndItsTargetIsLeftAlone() throws IOException {
    NativeCache cache = new NativeCache(List.of(folder));
    Path file = cache.file(LIBRARY, VERSION);
    Path elsewhere = Files.write(folder.resolve("elsewhere"), octets);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);

    assertThat(cache.file(LIBRARY, VERSION)).isRegularFile().hasBinaryContent(octets);
    assertThat(Files.isSymbolicLink(file)).as("still a link").isFalse();
    assertThat(elsewhere).hasBinaryContent(octets);
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndWhatALivingOneWritesIsNot() throws IOException {
    Path directory = Files.createDirectory(folder.resolve(VERSION));
    Path old = Files.createFile(directory.resolve("unpacking-1.part"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path fresh = Files.createFile(directory.resolve("unpacking-2.part"));

    Path file = new NativeCache(List.of(folder)).file(LIBRARY, VERSION);

    assertThat(files(directory)).containsExactlyInAnyOrder(file, fresh);
  }

  @Test
  void whatIsNotAsInTheJarIsNotPutThere() throws IOException {
    NativeFile other = new NativeFile(LIBRARY.resource(), "00".repeat(32));

    assertThatThrownBy(() -> new NativeCache(List.of(folder)).file(other, VERSION))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("expected SHA-256 0000");
    assertThat(files(folder.resolve(VERSION))).as("files").isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenTheNextPlaceIsTaken() throws IOException {
    Path file = Files.createFile(folder.resolve("no-directory"));
    Path second = folder.resolve("second");

    assertThat(new NativeCache(List.of(file, second)).file(LIBRARY, VERSION))
        .startsWith(second)
        .hasBinaryContent(octets);
    assertThatThrownBy(() -> new NativeCache(List.of(file)).file(LIBRARY, VERSION))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("native library " + LIBRARY.resource() + ": cannot be unpacked")
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
    NativeFile none = new NativeFile("/none.so", "");

    assertThatThrownBy(() -> new NativeCache(List.of(folder)).file(none, VERSION))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("/none.so: not on the class path");
    assertThatThrownBy(() -> NativeFile.of("sunos-sparc"))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("sunos-sparc: expected one of [darwin-aarch64, darwin-x86-64, linux");
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
