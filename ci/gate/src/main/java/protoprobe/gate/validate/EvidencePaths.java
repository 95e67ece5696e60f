// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Paths of evidence files: relative, with forward slashes, never out of the output folder, and
 * there.
 *
 * @param folder the output folder, if the record lies in one; else nobody knows where files are
 */
record EvidencePaths(Optional<Path> folder) {

  /** What is wrong with a path, if anything. */
  Optional<String> problem(String path) {
    if (path.startsWith("/") || path.contains("\\") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Optional.of("'%s', expected a relative path with forward slashes".formatted(path));
    }
    if (Arrays.stream(path.split("/", -1)).anyMatch(step -> step.matches("[.]{0,2}"))) {
      return Optional.of("'%s', expected no empty step, no . and no ..".formatted(path));
    }
    try {
      return folder.filter(out -> !isInside(out, out.resolve(path))).map(out -> missing(path));
    } catch (InvalidPathException e) {
      return Optional.of("'%s', expected a path: %s".formatted(path, e.getReason()));
    }
  }

  private static String missing(String path) {
    return "'%s': no such file in the output folder".formatted(path);
  }

  private static boolean isInside(Path out, Path file) {
    try {
      return Files.isRegularFile(file) && file.toRealPath().startsWith(out.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }
}
