// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import protoprobe.kit.fault.Refused;

/** Writes what we have to say into files. */
public final class TextFile {
  private TextFile() {}

  /**
   * Writes a file anew, making folders as needed; a lone surrogate becomes a question mark.
   *
   * @throws Refused if it cannot be written
   */
  public static void write(Path file, String text) {
    put(file, text);
  }

  /**
   * Adds to a file's end, making it as needed.
   *
   * @throws Refused if it cannot be written
   */
  public static void append(Path file, String text) {
    put(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Octets in a file; none if it is not there. */
  public static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new Refused("cannot read " + file + ": " + Refused.reason(e), e);
    }
  }

  private static void put(Path file, String text, OpenOption... how) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), how);
    } catch (IOException e) {
      throw new Refused("cannot write " + file + ": " + Refused.reason(e), e);
    }
  }
}
