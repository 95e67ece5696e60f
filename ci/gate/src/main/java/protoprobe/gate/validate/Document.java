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

  String WANTED = "a run record or JUnit XML";

  /** What breaks a rule: place and words, a line each. */
  List<String> findings();

  /**
   * Reads a run record or JUnit XML, whichever it is.
   *
   * @throws BadInput if it is missing, too large, neither of both, or cannot be parsed
   */
  static Document read(Path file) {
    try {
      RecordFile.refuseOther(file, RecordFile.MAX_OCTETS, WANTED);
      int first = first(file);
      if (first == '{') {
        return RecordDocument.read(file);
      }
      if (first == '<') {
        RecordFile.refuseOther(file, MAX_XML_OCTETS, "JUnit XML");
        return JUnitDocument.read(file);
      }
      throw new BadInput(file + ": neither JSON nor XML, expected " + WANTED);
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
}
