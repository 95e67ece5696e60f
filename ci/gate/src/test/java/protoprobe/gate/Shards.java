// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

/** Parts of a run of many ids. */
final class Shards {
  private Shards() {}

  /** Writes one of the parts, numbered from 0; the output folder it lies in. */
  static Path write(Path folder, int ids, int part, int parts) {
    RunRecord empty = Records.of();
    List<String> all = IntStream.range(0, ids).mapToObj("edns/x/%06d"::formatted).toList();
    RunRecord record =
        new RunRecord(
            empty.schema(),
            empty.tool(),
            empty.probe(),
            empty.target(),
            empty.environment(),
            empty.command(),
            empty.started(),
            empty.ended(),
            RunState.PART,
            (part + 1) + " of " + parts,
            all.stream().map(id -> Records.requirement(id, Level.MUST)).toList(),
            all,
            IntStream.range(0, ids)
                .filter(i -> i % parts == part)
                .mapToObj(i -> Result.plain(all.get(i), Outcome.PASS, ""))
                .toList());
    Path out = folder.resolve("part-" + part);
    RecordFile.write(record, out.resolve("records/edns-unbound.json"));
    return out;
  }
}
