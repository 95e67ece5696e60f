// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import protoprobe.gate.probe.ProbeProgram;
import protoprobe.kit.fault.BadInput;

/** Options that the probes understand; their values are judged there. */
final class SelectionPassed {
  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Only these ids, or ids that begin so; a probe that has none is left out.")
  List<String> only = List.of();

  @Option(names = "--skip", split = ",", paramLabel = "ID", description = "Not these.")
  List<String> skip = List.of();

  @Option(names = "--level", paramLabel = "LEVEL", description = "MUST, SHOULD, MAY, INFO.")
  String level;

  @Option(names = "--jobs", paramLabel = "N", description = "Checks side by side on one target.")
  String jobs;

  @Option(names = "--timeout", paramLabel = "TIME", description = "Longest time for one check.")
  String timeout;

  @Option(
      names = "--total-timeout",
      paramLabel = "TIME",
      description = "Longest time for one target.")
  String totalTimeout;

  @Option(names = "--repeat", paramLabel = "N", description = "Run each check N times.")
  String repeat;

  @Option(names = "--shuffle", paramLabel = "SEED", description = "Random order of the checks.")
  String shuffle;

  /**
   * Refuses ids that no probe has.
   *
   * @throws BadInput naming the first of them
   */
  void refuseUnknown(List<ProbeProgram> probes) {
    Stream.concat(only.stream(), skip.stream())
        .filter(id -> probes.stream().noneMatch(probe -> probe.knows(id)))
        .findFirst()
        .ifPresent(
            id -> {
              throw new BadInput(
                  "unknown check id '%s': expected an id or a prefix of ids that `list` of %s prints"
                      .formatted(id, probes.stream().map(ProbeProgram::name).toList()));
            });
  }

  /** Whether anything of that probe is wanted. */
  boolean wants(ProbeProgram probe) {
    return only.isEmpty() || only.stream().anyMatch(probe::knows);
  }

  /** The options for a probe, without ids that only others have. */
  List<String> forProbe(ProbeProgram probe) {
    List<String> arguments = new ArrayList<>();
    only.stream().filter(probe::knows).forEach(id -> add(arguments, "--only", id));
    skip.stream().filter(probe::knows).forEach(id -> add(arguments, "--skip", id));
    add(arguments, "--level", level);
    add(arguments, "--jobs", jobs);
    add(arguments, "--timeout", timeout);
    add(arguments, "--total-timeout", totalTimeout);
    add(arguments, "--repeat", repeat);
    add(arguments, "--shuffle", shuffle);
    return arguments;
  }

  private static void add(List<String> arguments, String option, String value) {
    if (value != null) {
      arguments.add(option + "=" + value); // a value that begins with a dash stays a value
    }
  }
}
