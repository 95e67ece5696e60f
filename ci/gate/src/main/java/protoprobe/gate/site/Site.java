// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/** Writes the matrix: {@code index.html} and one page for each target. */
public final class Site {
  /** Whatever order the records come in, the pages are the same; who is not there comes last. */
  private static final Comparator<Column> ORDER =
      Comparator.comparing((Column column) -> column.record().probe())
          .thenComparing(column -> column.record().results().isEmpty())
          .thenComparing(column -> column.record().target().name())
          .thenComparing(column -> column.record().started())
          .thenComparing(column -> RecordFile.toJson(column.record()));

  private Site() {}

  /**
   * One target of the matrix.
   *
   * @param record its run
   * @param comparison the run held against what was expected; without it nothing is marked
   */
  public record Column(RunRecord record, Optional<Comparison> comparison) {}

  /**
   * Writes the pages, making the folder as needed. Evidence is linked as it lies in an output
   * folder of which this one is a child.
   *
   * @throws Refused if a page cannot be written
   */
  public static void write(Path folder, List<Column> columns) {
    Map<String, String> pages = new Pages().of(columns.stream().sorted(ORDER).toList());
    pages.forEach((name, text) -> write(folder.resolve(name), text));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refused("cannot write the page " + file + ": " + Refused.reason(e), e);
    }
  }
}
