// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The tmpfs of one guarded run. It exists only inside the guardian's mount namespace and goes with
 * it.
 *
 * @param path its mount point, absolute
 */
public record RunDirectory(Path path) {
  /** The environment variable that tells a guarded command its run directory. */
  public static final String VARIABLE = "PROTOPROBE_RUN_DIR";

  /** The run directory of this process, if it runs under a guardian. */
  public static Optional<RunDirectory> current() {
    return in(System.getenv());
  }

  static Optional<RunDirectory> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(value -> !value.isEmpty())
        .map(value -> new RunDirectory(Path.of(value)));
  }

  /** For temporary files; the guardian makes it before the command starts. */
  public Path tmp() {
    return path.resolve("tmp");
  }

  /**
   * A directory of one target's own, made if missing.
   *
   * @param name one file name
   */
  public Path forTarget(String name) {
    Path directory = path.resolve("targets").resolve(name).normalize();
    if (!directory.getParent().equals(path.resolve("targets"))) {
      throw new IllegalArgumentException(
          "target directory " + name + ": expected one file name, got a path");
    }
    try {
      return Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("target directory " + directory, failure);
    }
  }
}
