// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.EvidenceFile;

/**
 * Where the files go that checks keep: {@code OUT/evidence/PROBE-TARGET/CHECK/NAME}. Without a
 * folder nothing is kept.
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

  Optional<EvidenceFile> keep(String id, String name, String mediaType, byte[] content) {
    if (out.isEmpty()) {
      return Optional.empty();
    }
    String relative = "evidence/" + run + "/" + id + "/" + name;
    Path file = out.get().resolve(relative);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new Refused("cannot write evidence " + file + ": " + e, e);
    }
    return Optional.of(new EvidenceFile(relative, mediaType));
  }
}
