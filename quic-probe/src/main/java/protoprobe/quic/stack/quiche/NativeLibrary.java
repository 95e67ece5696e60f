// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;

/**
 * The native library: unpacked once into the user's cache, or where that cannot be written into the
 * temporary directory.
 */
final class NativeLibrary {
  private static final Map<String, String> FILES =
      Map.of(
          "linux-x86-64", "libquiche.so",
          "linux-aarch64", "libquiche.so",
          "darwin-x86-64", "libquiche.dylib",
          "darwin-aarch64", "libquiche.dylib");

  private NativeLibrary() {}

  /**
   * Loads it.
   *
   * @throws NotApplicable if there is none for this platform, or it is of another version
   */
  static Quiche load() {
    String platform = Platform.RESOURCE_PREFIX;
    String file =
        Optional.ofNullable(FILES.get(platform))
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "no native library of quiche for %s: expected one of %s"
                            .formatted(platform, FILES.keySet())));
    Path library = unpacked("/" + platform + "/" + file, platform + "-" + file);
    Quiche quiche = Native.load(library.toString(), Quiche.class);
    String version = quiche.quiche_version();
    if (!Quiche.VERSION.equals(version)) {
      throw new NotApplicable(
          "native library of quiche: version %s, expected %s".formatted(version, Quiche.VERSION));
    }
    return quiche;
  }

  private static Path unpacked(String resource, String file) {
    String name = "quiche-" + Quiche.VERSION + "-" + file;
    try {
      return unpack(resource, cache().resolve(name));
    } catch (IOException notWritable) {
      try {
        return unpack(resource, Path.of(System.getProperty("java.io.tmpdir"), name));
      } catch (IOException failure) {
        throw new NotApplicable("native library of quiche cannot be unpacked: " + failure);
      }
    }
  }

  /** As the XDG base directory specification has it. */
  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(path -> path.startsWith("/"))
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("protoprobe");
  }

  /** Written beside and moved: another process sees the whole file or none. */
  private static Path unpack(String resource, Path to) throws IOException {
    try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NotApplicable("native library of quiche: " + resource + " is not in the jar");
      }
      byte[] octets = in.readAllBytes();
      if (Files.isRegularFile(to) && Files.size(to) == octets.length) {
        return to;
      }
      Files.createDirectories(to.getParent());
      Path part = Files.createTempFile(to.getParent(), to.getFileName().toString(), ".part");
      Files.write(part, octets);
      try {
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException plain) {
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      }
      return to;
    }
  }
}
