// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.EvidenceFile;

/**
 * Where the files go that checks keep: {@code OUT/evidence/PROBE-TARGET/CHECK/NAME}, and those of
 * the second attempt in {@code CHECK/attempt-2/NAME}. Without a folder nothing is kept.
 */
public final class EvidenceStore {
  private final Optional<Path> out;
  private final String run;

  /**
   * @param out the output folder, if there is one
   * @param run name of probe and target, such as {@code edns-unbound}
   */
  public EvidenceStore(Optional<Path> out, String run) {
    this.out = out;
    this.run = run;
  }

  Optional<EvidenceFile> keep(
      String id, int attempt, String name, String mediaType, byte[] content) {
    if (out.isEmpty()) {
      return Optional.empty();
    }
    String again = attempt == 0 ? "" : "attempt-" + (attempt + 1) + "/";
    String relative = "evidence/" + run + "/" + id + "/" + again + name;
    Path file = out.get().resolve(relative);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new Refused("cannot write evidence " + file + ": " + Refused.reason(e), e);
    }
    return Optional.of(new EvidenceFile(relative, mediaType));
  }

  /** Removes files that no result names any more. */
  void drop(List<EvidenceFile> files) {
    for (EvidenceFile each : files) {
      Path file = out.orElseThrow().resolve(each.path());
      try {
        Files.deleteIfExists(file);
        if (isEmpty(file.getParent())) {
          Files.delete(file.getParent());
        }
      } catch (IOException e) {
        throw new Refused("cannot remove evidence " + file + ": " + Refused.reason(e), e);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
