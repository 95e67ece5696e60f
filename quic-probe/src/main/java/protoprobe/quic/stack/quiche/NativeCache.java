// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import protoprobe.kit.check.NotApplicable;

/**
 * Native libraries out of jars, unpacked once: a loader wants a file, and one of 34 MB is not to be
 * written at each start.
 *
 * @param places where they may lie, best first
 */
record NativeCache(List<Path> places) {
  private static final String OWN = "protoprobe";

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
   * The file with a resource's octets. What lies there is read and compared first: a file that was
   * cut off or damaged is replaced.
   *
   * @param resource of this class path, in a jar
   * @param name of its directory: version and all
   * @throws NotApplicable if it is nowhere to be put
   */
  Path file(String resource, String name) {
    URL url = NativeCache.class.getResource(resource);
    if (url == null) {
      throw new NotApplicable("native library " + resource + ": not on the class path");
    }
    StringBuilder refusals = new StringBuilder();
    for (Path place : places) {
      try {
        return file(url, place.resolve(name));
      } catch (IOException refused) {
        refusals.append("; ").append(refused);
      }
    }
    throw new NotApplicable("native library " + resource + ": cannot be unpacked" + refusals);
  }

  private static Path file(URL url, Path directory) throws IOException {
    JarEntry entry = entry(url);
    String[] parts = entry.getName().split("/");
    Path file = directory.resolve(String.join("-", parts));
    if (!isSound(file, entry)) {
      unpack(url, entry, file);
    }
    return file;
  }

  private static JarEntry entry(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return jar.getJarEntry();
    }
    throw new IOException(url + ": expected in a jar, which has a checksum of it");
  }

  /**
   * The jar's checksum guards against files that were cut off or damaged. Against somebody who may
   * write into the user's cache nothing could.
   */
  static boolean isSound(Path file, JarEntry entry) {
    try {
      return Files.size(file) == entry.getSize() && checksum(file) == entry.getCrc();
    } catch (IOException absent) {
      return false;
    }
  }

  private static long checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[1 << 16];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        checksum.update(piece, 0, n);
      }
    }
    return checksum.getValue();
  }

  /** Written beside and moved over: others see the old file or the new one, whole. */
  private static void unpack(URL url, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path part = Files.createTempFile(file.getParent(), "unpacking-", ".part");
    try {
      try (InputStream in = url.openStream()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!isSound(part, entry)) {
        throw new IOException(part + ": expected the octets of " + entry.getName());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
