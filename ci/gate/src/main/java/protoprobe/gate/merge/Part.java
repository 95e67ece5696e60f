// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.merge;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/**
 * A record that takes part in a merge.
 *
 * @param file where it lies
 * @param record what it says
 */
record Part(Path file, RunRecord record) {
  /** Whole ones first, then those that were cut off; the later one of two. */
  static final Comparator<Part> TRUST =
      Comparator.comparing((Part part) -> !part.whole())
          .thenComparing(part -> part.record().started(), Comparator.reverseOrder())
          .thenComparing(part -> part.file().toString());

  /**
   * Reads a part; what it has in common with those before is kept only once.
   *
   * @throws protoprobe.kit.fault.BadInput if the file is no run record
   */
  static Part read(Path file, List<Part> before) {
    RunRecord record = RecordFile.read(file);
    return new Part(file, before.isEmpty() ? record : record.sharing(before.get(0).record()));
  }

  /** Whether it came to its own end. */
  boolean whole() {
    return record.state() == RunState.COMPLETE || record.state() == RunState.PART;
  }
}
