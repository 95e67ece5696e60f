// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * Puts records together, target by target. Never more is in memory than the results of one target,
 * with a single copy of the catalogue that all its parts repeat.
 */
public final class MergedFolder {
  private final Path out;
  private final List<String> findings = new ArrayList<>();

  private MergedFolder(Path out) {
    this.out = out;
  }

  /**
   * Writes the records of these files, merged, into {@code OUT/records}, and their evidence beside
   * it where it is found beside them.
   *
   * @param files run records, each in {@code records/} of an output folder or anywhere
   * @return overlaps and gaps, a line each
   * @throws protoprobe.kit.fault.BadInput if a file is no run record, or two do not belong together
   * @throws Refused if the output cannot be written
   */
  public static List<String> write(Path out, List<Path> files) {
    MergedFolder folder = new MergedFolder(out);
    SortedMap<String, List<Path>> targets = new TreeMap<>();
    for (Path file : files) {
      targets.computeIfAbsent(RecordFile.read(file).name(), name -> new ArrayList<>()).add(file);
    }
    targets.forEach(folder::merge);
    return folder.findings;
  }

  private void merge(String name, List<Path> files) {
    List<Part> parts = new ArrayList<>();
    files.forEach(file -> parts.add(Part.read(file, parts)));
    Merge merge = Merge.of(parts);
    RunRecord record = merge.record();
    RecordFile.write(record, out.resolve("records").resolve(name + ".json"));
    for (Result result : record.results()) {
      Path from = RecordFolder.outputFolder(merge.origins().get(result.id()).file());
      result.evidence().stream()
          .map(EvidenceFile::path)
          .filter(MergedFolder::staysInside)
          .forEach(path -> copy(from.resolve(path), out.resolve(path)));
    }
    merge.overlaps().forEach(line -> findings.add(name + ": " + line));
    merge.gaps().forEach(line -> findings.add(name + ": " + line));
  }

  /** A stranger's record must not name what is no evidence. */
  private static boolean staysInside(String path) {
    Path normal = Path.of(path.replace('\0', '_')).normalize();
    return !normal.isAbsolute() && normal.startsWith("evidence");
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isRegularFile(from) && !from.toRealPath().equals(real(to))) {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new Refused(
          "cannot copy the evidence %s to %s: %s".formatted(from, to, Refused.reason(e)), e);
    }
  }

  private static Path real(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file;
  }
}
