// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the run directory is mounted: over a directory that exists everywhere and hides nothing
 * that is needed. A directory made for the purpose would be left behind when everything is killed.
 */
final class MountPoint {
  private static final List<Path> CANDIDATES =
      List.of(
          Path.of("/mnt"),
          Path.of("/media"),
          Path.of("/srv"),
          Path.of("/opt"),
          Path.of("/var/opt"),
          Path.of("/var/local"),
          Path.of("/home"),
          Path.of("/tmp"));

  private MountPoint() {}

  /**
   * The first candidate above none of these paths, an empty one before one with content.
   *
   * @param visible paths that must stay in sight
   */
  static Path choose(List<Path> visible) {
    return choose(CANDIDATES, visible)
        .orElseThrow(
            () ->
                new NotPermitted(
                    "mount -t tmpfs",
                    "no directory to mount over: each of " + CANDIDATES + " is missing or in use",
                    Optional.of("mkdir /mnt")));
  }

  static Optional<Path> choose(List<Path> candidates, List<Path> visible) {
    List<Path> kept = visible.stream().map(MountPoint::real).toList();
    List<Path> free =
        candidates.stream()
            .filter(candidate -> Files.isDirectory(candidate))
            .filter(candidate -> kept.stream().noneMatch(path -> path.startsWith(real(candidate))))
            .toList();
    return free.stream()
        .filter(MountPoint::isEmpty)
        .findFirst()
        .or(() -> free.stream().findFirst());
  }

  /** What every child JVM of ours needs: the JDK, the class path, the working directory. */
  static List<Path> ofThisJvm() {
    List<Path> paths = new ArrayList<>();
    paths.add(Path.of(System.getProperty("java.home")));
    paths.add(Path.of(""));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      paths.add(Path.of(entry));
    }
    return paths;
  }

  /** Without links as far as the path exists: an output directory may still have to be made. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path at = absolute; at != null; at = at.getParent()) {
      try {
        return at.toRealPath().resolve(at.relativize(absolute)).normalize();
      } catch (IOException missing) {
        continue;
      }
    }
    return absolute;
  }

  private static boolean isEmpty(Path directory) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
