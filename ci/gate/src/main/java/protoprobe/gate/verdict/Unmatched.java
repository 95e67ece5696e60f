// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;

/**
 * Expectations of targets that have no record. Where the records are all that a probe wrote, a
 * missing target is as bad as a listed id that did not run; the files of probes that took no part
 * are only named.
 *
 * @param missed files of probes that have other records
 * @param others the rest
 */
public record Unmatched(List<Path> missed, List<Path> others) {
  /**
   * Of these records.
   *
   * @param complete whether they are all that the probes wrote, and no selection of the user's
   */
  public static Unmatched of(
      ExpectationSource source, Collection<RunRecord> records, boolean complete) {
    List<Path> strangers = source.strangersTo(records);
    List<Path> missed =
        strangers.stream()
            .filter(
                file ->
                    complete
                        && records.stream()
                            .anyMatch(
                                record ->
                                    file.getFileName().toString().startsWith(record.probe() + "-")))
            .toList();
    return new Unmatched(
        missed, strangers.stream().filter(file -> !missed.contains(file)).toList());
  }

  /** What it means to a shell. */
  public ExitCode code() {
    return missed.isEmpty() ? ExitCode.OK : ExitCode.DEVIATION;
  }

  /** A line for each file. */
  public List<String> lines() {
    return java.util.stream.Stream.concat(
            missed.stream()
                .map(file -> file + ": no record of this target: it did not run, or is no more"),
            others.stream().map(file -> file + ": not used, no record of this target"))
        .toList();
  }
}
