// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.oracle.Written;

/**
 * Cells as comma-separated values, a line for each situation; callers and targets as {@code
 * procmem-test oracle} reads them. An answer that is not what the rules say is followed by that.
 */
public final class CellTable {
  private CellTable() {}

  /** The whole table, with a head. */
  public static byte[] of(Swept swept) {
    Map<Situation, List<Cell>> lines = new LinkedHashMap<>();
    for (Cell cell : swept.cells()) {
      lines.computeIfAbsent(cell.situation(), each -> new ArrayList<>()).add(cell);
    }
    StringBuilder text = new StringBuilder("caller,target,relation,procfs,answers\n");
    lines.forEach((situation, cells) -> text.append(line(situation, cells)));
    swept
        .refused()
        .forEach((why, times) -> text.append("# not set up, %d: %s%n".formatted(times, why)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Situation situation, List<Cell> cells) {
    String answers = cells.stream().map(CellTable::answer).collect(Collectors.joining(" "));
    return "\"%s\",\"%s\",%s,%s,%s%n"
        .formatted(
            Written.of(situation.caller()),
            Written.of(situation.target()),
            relation(situation),
            procfs(situation.around()),
            answers);
  }

  private static String answer(Cell cell) {
    String given = cell.request().word() + "=" + cell.answer().text();
    return cell.agrees() ? given : given + "(rules:" + cell.decision().ruling() + ")";
  }

  private static String relation(Situation situation) {
    return situation.relation().sameThreadGroup()
        ? "threads"
        : situation.relation().sameMemory() ? "sharing-memory" : "strangers";
  }

  private static String procfs(Surroundings around) {
    return around.hidepid() == 0
        ? around.procfs().name().toLowerCase().replace('_', '-')
        : "hidepid" + around.hidepid() + "-gid" + around.hidepidGroup();
  }
}
