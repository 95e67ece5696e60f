// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.check.NotApplicable;

/**
 * Native libraries out of jars, unpacked once: a loader wants a file, and one of 34 MB is not to be
 * written at each start. Several processes may share it.
 *
 * @param places where they may lie, best first
 */
record NativeCache(List<Path> places) {
  private static final String OWN = "protoprobe";
  private static final String PART = "unpacking-";

  /** Nobody unpacks that long: whoever began it was killed. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * The user's cache (XDG base directory specification), and where it cannot be written, the
   * temporary directory of this process: the run's or the child's own.
   */
  static NativeCache ofUser() {
    return of(
        System.getenv(), System.getProperty("user.home"), System.getProperty("java.io.tmpdir"));
  }

  static NativeCache of(Map<String, String> environment, String home, String temporary) {
    Path cache =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute) // a relative one is invalid, says the specification
            .orElseGet(() -> Path.of(home, ".cache"));
    return new NativeCache(List.of(cache.resolve(OWN), Path.of(temporary, OWN)));
  }

  /**
   * The library as a file. What lies there is digested first: a file with other octets, cut off,
   * damaged or foreign, is replaced.
   *
   * @param version names its directory
   * @throws NotApplicable if it is nowhere to be put
   */
  Path file(NativeFile library, String version) {
    StringBuilder refusals = new StringBuilder();
    for (Path place : places) {
      try {
        return file(library, place.resolve(version));
      } catch (IOException refused) {
        refusals.append("; ").append(refused);
      }
    }
    throw new NotApplicable(
        "native library %s: cannot be unpacked%s".formatted(library.resource(), refusals));
  }

  private static Path file(NativeFile library, Path directory) throws IOException {
    Path file = directory.resolve(library.name());
    if (!library.is(file)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      sweep(directory);
      unpack(library, file);
    }
    return file;
  }

  /** Written beside and moved over: others see the old file or the new one, whole. */
  private static void unpack(NativeFile library, Path file) throws IOException {
    Path part = Files.createTempFile(file.getParent(), PART, ".part");
    try {
      try (InputStream in = library.open()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!library.is(part)) {
        throw new IOException(
            "%s: expected SHA-256 %s in the jar".formatted(library.resource(), library.sha256()));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Removes what processes left that were killed while they unpacked. */
  private static void sweep(Path directory) throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    List<Path> parts;
    try (Stream<Path> files = Files.list(directory)) {
      parts = files.filter(file -> file.getFileName().toString().startsWith(PART)).toList();
    }
    for (Path part : parts) {
      if (Files.exists(part) && Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
