// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RecordFile;

/** A file that has rules. */
public interface Document {
  /** GitLab takes no larger report; larger text is nobody's report either. */
  long MAX_XML_OCTETS = 30L << 20;

  /** What breaks a rule: place and words, a line each. */
  List<String> findings();

  /**
   * Reads a run record or JUnit XML, whichever it is.
   *
   * @throws BadInput if it is missing, too large, neither of both, or cannot be parsed
   */
  static Document read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(file + ": no such file, expected a run record or JUnit XML");
      }
      int first = first(file);
      if (first == '{') {
        refuseLarger(file, RecordFile.MAX_OCTETS);
        return RecordDocument.read(file);
      }
      if (first == '<') {
        refuseLarger(file, MAX_XML_OCTETS);
        return JUnitDocument.read(file);
      }
      throw new BadInput(file + ": neither JSON nor XML, expected a run record or JUnit XML");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static int first(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte each : in.readNBytes(64)) {
        if (each > ' ') { // blanks, and the byte order mark, whose octets are negative
          return each;
        }
      }
      return -1;
    }
  }

  private static void refuseLarger(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new BadInput(
          "%s: %d octets, expected at most %d".formatted(file, Files.size(file), most));
    }
  }
}
