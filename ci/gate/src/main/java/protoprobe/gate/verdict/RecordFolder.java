// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/**
 * Records that a user names: files, or folders with {@code records/*.json} or {@code *.json}.
 *
 * @param records sorted by name
 * @param complete whether they come from folders only
 */
public record RecordFolder(List<RunRecord> records, boolean complete) {
  private static final String SUFFIX = ".json";

  /**
   * Reads them.
   *
   * @throws BadInput if one is missing or no run record, or two are of the same target
   */
  public static RecordFolder read(List<Path> paths) {
    Map<String, Path> places = new HashMap<>();
    List<RunRecord> records = new ArrayList<>();
    for (Path file : paths.stream().flatMap(path -> files(path).stream()).toList()) {
      RunRecord record = RecordFile.read(file);
      Path other = places.put(record.name(), file);
      if (other != null) {
        throw new BadInput(
            "%s and %s: both are records of %s, expected one"
                .formatted(other, file, record.name()));
      }
      records.add(record);
    }
    records.sort(Comparator.comparing(RunRecord::name));
    return new RecordFolder(
        List.copyOf(records), paths.stream().allMatch(path -> Files.isDirectory(path)));
  }

  /** The folder that a record's evidence is relative to. */
  public static Path outputFolder(Path record) {
    Path folder = record.toAbsolutePath().getParent();
    return folder.endsWith("records") ? folder.getParent() : folder;
  }

  /**
   * The run records that a path names: itself, or those of a folder.
   *
   * @throws BadInput if the folder cannot be read
   */
  public static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    Path inside = path.resolve("records");
    try (Stream<Path> files = Files.list(Files.isDirectory(inside) ? inside : path)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInput(path + ": cannot be read: " + e.getMessage());
    }
  }
}
