// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.result.RunRecord;

/** Comparisons with expectations as a user writes them. */
final class Compared {
  private Compared() {}

  static Comparison with(RunRecord record, String... lines) {
    return Comparison.of(record, expectations(lines), false);
  }

  static Comparison strictly(RunRecord record, String... lines) {
    return Comparison.of(record, expectations(lines), true);
  }

  private static Expectations expectations(String... lines) {
    if (lines.length == 0) {
      return Expectations.none();
    }
    try {
      Path file = Files.createTempFile("expectations", ".txt");
      try {
        Files.write(file, List.of(lines));
        return Expectations.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
