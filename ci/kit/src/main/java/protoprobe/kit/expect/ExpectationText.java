// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RecordFile;

/** The lines of an expectation file. */
final class ExpectationText {
  /** Largest file that is read, in octets. */
  static final long MAX_OCTETS = 4L << 20;

  private ExpectationText() {}

  static List<ExpectationLine> read(Path file) {
    try {
      RecordFile.refuseOther(file, MAX_OCTETS, "expectations");
      List<ExpectationLine> lines = new ArrayList<>();
      for (String text : Files.readAllLines(file)) {
        lines.add(new ExpectationLine(file, lines.size() + 1, text));
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new BadInput(file + ": not UTF-8, expected expectations as plain text");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage());
    }
  }
}
