// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.cli.Interruption;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/** Runs probes one after the other, and gathers the records of this run. */
public final class Probes {
  /** Codes that a probe ends with after it has reported. */
  private static final Set<Integer> REPORTED =
      Set.of(
          ExitCode.OK.code(),
          ExitCode.DEVIATION.code(),
          ExitCode.REFUSED.code(),
          ExitCode.NOTHING_RAN.code(),
          ExitCode.INTERRUPTED.code());

  private final OutputFolder out;
  private final Interruption interruption;
  private final PrintWriter err;

  /**
   * @param out where they write
   * @param interruption ends them
   * @param err where their progress goes
   */
  public Probes(OutputFolder out, Interruption interruption, PrintWriter err) {
    this.out = out;
    this.interruption = interruption;
    this.err = err;
  }

  /** Runs a probe on every local target, with further options of its command {@code run}. */
  public Harvest run(ProbeProgram probe, List<String> options) {
    Map<Path, OutputFolder.Stamp> before = out.snapshot();
    ChildProcess child = probe.run(out.path(), options);
    interruption.stops(child::stop);
    ChildProcess.End end = child.await(err);
    return harvest(probe.name(), end, out.since(before));
  }

  private Harvest harvest(String name, ChildProcess.End end, List<Path> files) {
    List<RunRecord> records = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      try {
        records.add(RecordFile.read(file));
      } catch (BadInput e) {
        broken.add(e.getMessage());
      }
    }
    return trouble(end, records, broken)
        .map(words -> Harvest.failed(name, records, code(end), words))
        .orElseGet(() -> new Harvest(name, records, ExitCode.OK, Optional.empty()));
  }

  private Optional<String> trouble(
      ChildProcess.End end, List<RunRecord> records, List<String> broken) {
    if (!broken.isEmpty()) {
      return Optional.of("it wrote what is no run record: " + String.join("; ", broken));
    }
    if (records.isEmpty()) {
      String when = interruption.happened() ? "interrupted before it wrote a record" : "no record";
      return Optional.of(when + ", " + end.words());
    }
    if (!REPORTED.contains(end.status()) || refusedWithoutReason(end, records)) {
      return Optional.of(
          "%s, which the %d records that it wrote do not explain"
              .formatted(end.words(), records.size()));
    }
    return Optional.empty();
  }

  /** An error of its own, such as a full disk, has the same code as one that a record tells of. */
  private static boolean refusedWithoutReason(ChildProcess.End end, List<RunRecord> records) {
    return end.status() == ExitCode.REFUSED.code() && records.stream().noneMatch(Probes::refuses);
  }

  private static boolean refuses(RunRecord record) {
    return record.results().isEmpty()
        || Comparison.of(record, Expectations.none(), false).exitCode() == ExitCode.REFUSED;
  }

  private static ExitCode code(ChildProcess.End end) {
    return end.status() == ExitCode.USAGE.code() ? ExitCode.USAGE : ExitCode.REFUSED;
  }
}
