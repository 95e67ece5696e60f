// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installed program.
 *
 * @param name its file name
 * @param path where it is, absolute
 */
public record Program(String name, Path path) {
  /** Where Debian puts daemons; not on an ordinary user's PATH. */
  private static final String SYSTEM = "/usr/sbin" + File.pathSeparator + "/sbin";

  /** The first executable file of this name on PATH, in /usr/sbin or in /sbin. */
  public static Optional<Program> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return find(name, path + File.pathSeparator + SYSTEM);
  }

  static Optional<Program> find(String name, String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(file -> new Program(name, file));
  }

  /**
   * A copy in {@code bin} of this run directory, to be started in place of the original: an
   * AppArmor profile binds to the path, and the distribution's would keep a daemon out of the run
   * directory.
   */
  public Program copyInto(RunDirectory run) {
    Path copy = run.path().resolve("bin").resolve(name);
    try {
      Files.createDirectories(copy.getParent());
      Files.copy(
          path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      return new Program(name, copy);
    } catch (IOException failure) {
      throw new UncheckedIOException("copy of " + path + " to " + copy, failure);
    }
  }
}
