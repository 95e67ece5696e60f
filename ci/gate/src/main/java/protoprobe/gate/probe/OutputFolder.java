// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/**
 * The folder that the probes write into: {@code records/}, {@code junit/}, {@code evidence/},
 * {@code site/}. What an earlier run left there is removed if it is recognised as ours, else left
 * alone and never taken for a result.
 */
public final class OutputFolder {
  private static final int HEAD = 4_096;
  private static final List<String> JUNIT_MARKS =
      List.of("<property name=\"tool\" value=\"", "<property name=\"target\" value=\"");
  private static final List<String> PAGE_MARKS =
      List.of("Content-Security-Policy", "default-src &#39;none&#39;; base-uri &#39;none&#39;");

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, and removes what an earlier run left.
   *
   * @throws Refused if it cannot be written
   */
  public static OutputFolder prepare(Path path) {
    OutputFolder out = new OutputFolder(path.toAbsolutePath().normalize());
    try {
      Files.createDirectories(out.records());
      Files.createDirectories(out.junit());
      Files.createDirectories(out.site());
      Files.delete(Files.createTempFile(out.folder, ".writable", ""));
      out.removeOld();
    } catch (IOException e) {
      throw new Refused("output %s: cannot be written: %s".formatted(path, Refused.reason(e)), e);
    }
    return out;
  }

  /** The folder itself, absolute. */
  public Path path() {
    return folder;
  }

  /** Where JUnit XML goes. */
  public Path junit() {
    return folder.resolve("junit");
  }

  /** Where the pages of the matrix go. */
  public Path site() {
    return folder.resolve("site");
  }

  private Path records() {
    return folder.resolve("records");
  }

  /**
   * What tells a file that was written again from one that was not.
   *
   * @param size in octets
   * @param modified when, in nanoseconds as far as the file system knows
   * @param key device and inode
   */
  record Stamp(long size, long modified, String key) {
    static Stamp of(Path file) {
      try {
        BasicFileAttributes at = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            at.size(),
            at.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            String.valueOf(at.fileKey()));
      } catch (IOException e) {
        throw new Refused("%s: cannot be read: %s".formatted(file, e), e);
      }
    }
  }

  /** The records that are there now. */
  Map<Path, Stamp> snapshot() {
    Map<Path, Stamp> stamps = new HashMap<>();
    list(records(), ".json").forEach(file -> stamps.put(file, Stamp.of(file)));
    return stamps;
  }

  /** The records written since, sorted by name. */
  List<Path> since(Map<Path, Stamp> before) {
    return list(records(), ".json").stream()
        .filter(file -> !Stamp.of(file).equals(before.get(file)))
        .toList();
  }

  private void removeOld() throws IOException {
    for (Path file : list(records(), ".json")) {
      if (isRecordOf(file)) {
        String name = file.getFileName().toString().replaceFirst("[.]json$", "");
        Files.delete(file);
        removeTree(folder.resolve("evidence").resolve(name));
      }
    }
    for (Path file : list(junit(), ".xml")) {
      if (isOurs(file, JUNIT_MARKS) && file.getFileName().toString().startsWith("TEST-")) {
        Files.delete(file);
      }
    }
    for (Path file : list(site(), ".html")) {
      if (isOurs(file, PAGE_MARKS)) {
        Files.delete(file);
      }
    }
  }

  /** Whether a probe would have written it under that name. */
  private static boolean isRecordOf(Path file) {
    try {
      RunRecord record = RecordFile.read(file);
      return file.getFileName().toString().equals(record.name() + ".json");
    } catch (BadInput none) {
      return false;
    }
  }

  /** Whether a file begins with all that only we write. */
  private static boolean isOurs(Path file, List<String> marks) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return marks.stream().allMatch(head::contains);
    }
  }

  /** Never through a symbolic link. */
  private static void removeTree(Path tree) throws IOException {
    if (!Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Refused("%s: cannot be read: %s".formatted(folder, e), e);
    }
  }
}
