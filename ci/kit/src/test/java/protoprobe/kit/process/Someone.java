// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom a guardian is tried. */
enum Someone {
  /** Whoever runs the tests. */
  SELF,
  /** An ordinary user; only root can become one. */
  NOBODY;

  private static final String PACKAGES = "protoprobe/kit";

  static List<Someone> possible() throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return uid.equals(0) ? List.of(values()) : List.of(SELF);
  }

  /** What stands before the command line. */
  List<String> prefix() {
    return this == SELF
        ? List.of()
        : List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--");
  }

  /** A copy of the classes which everyone can read; the checkout may lie in a private home. */
  static Path readableClasses(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Class<?> ours : List.of(Guardian.class, GuardianHost.class)) {
      Path root = Path.of(ours.getProtectionDomain().getCodeSource().getLocation().getPath());
      for (Path file : classFiles(root)) {
        Path copy = folder.resolve(root.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }

  private static List<Path> classFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String room : List.of("process", "fault")) {
      Path directory = root.resolve(PACKAGES).resolve(room);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> found = Files.list(directory)) {
          found.forEach(files::add);
        }
      }
    }
    return files;
  }
}
