// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.util.List;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;

/**
 * A record held against what is expected of it.
 *
 * @param record what was seen
 * @param comparison how that compares
 * @param code what it means to a shell
 * @param remarks what the report cannot show, a line each
 */
public record Assessed(
    RunRecord record, Comparison comparison, ExitCode code, List<String> remarks) {

  Assessed and(ExitCode further, String remark) {
    List<String> all = new java.util.ArrayList<>(remarks);
    all.add(remark);
    return new Assessed(record, comparison, ExitCode.worst(code, further), all);
  }
}
