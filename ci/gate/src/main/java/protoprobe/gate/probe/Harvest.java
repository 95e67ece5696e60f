// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.util.List;
import java.util.Optional;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;

/**
 * What came of one probe.
 *
 * @param name the probe's program
 * @param records what it wrote in this run, in the order of their names
 * @param code what the probe itself adds to the exit code, beside what its records say
 * @param trouble one line on what went wrong with the probe, if anything
 */
public record Harvest(
    String name, List<RunRecord> records, ExitCode code, Optional<String> trouble) {

  /** Of a probe that did not even list its catalogue. */
  public static Harvest failed(String name, String trouble) {
    return new Harvest(name, List.of(), ExitCode.REFUSED, Optional.of(trouble));
  }

  static Harvest failed(String name, List<RunRecord> records, ExitCode code, String trouble) {
    return new Harvest(name, records, code, Optional.of(name + ": " + trouble));
  }
}
