// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.fault.Refused;

/**
 * Refuses before a run what could not be written after it. Writes no file to find out, for that
 * would be left if the process were killed meanwhile.
 */
final class Outputs {
  private Outputs() {}

  /**
   * A file to be written, as the user named it.
   *
   * @throws Refused if it is a folder, may not be written, or its folder cannot be made
   */
  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new Refused("output %s: expected a file, is a folder".formatted(file));
    }
    makeFolder(file.toAbsolutePath().getParent(), file);
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new Refused("output %s: expected a file that can be written".formatted(file));
    }
  }

  /**
   * The folder of {@code --out}, with those in it.
   *
   * @throws Refused if one of them cannot be made or may not be written
   */
  static void requireFolder(Path out) {
    for (String part : List.of("records", "junit", "evidence")) {
      makeFolder(out.resolve(part), out);
    }
  }

  private static void makeFolder(Path folder, Path given) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Refused(
          "output %s: expected a folder that can be written: %s"
              .formatted(given, Refused.reason(e)),
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new Refused(
          "output %s: expected a folder that can be written, %s is not".formatted(given, folder));
    }
  }
}
