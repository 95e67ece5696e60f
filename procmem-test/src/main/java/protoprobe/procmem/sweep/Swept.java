// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.procmem.oracle.Branch;

/**
 * What a sweep brought.
 *
 * @param cells each with another input of the oracle's
 * @param refused what could not be set up, and how often
 */
public record Swept(List<Cell> cells, SortedMap<String, Integer> refused) {
  /** How often each answer was given by the kernel. */
  public SortedMap<String, Integer> answers() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    cells.forEach(cell -> counts.merge(cell.answer().text(), 1, Integer::sum));
    return counts;
  }

  /** Cells in which the kernel did something else than the rules say. */
  public List<Cell> mismatches() {
    return cells.stream().filter(cell -> !cell.agrees()).toList();
  }

  /**
   * The mismatches by what explains them: the changes of one field that have rules and kernel
   * agree.
   */
  public SortedMap<String, List<Cell>> deviations() {
    SortedMap<String, List<Cell>> groups = new TreeMap<>();
    for (Cell cell : mismatches()) {
      groups.computeIfAbsent(explanation(cell), each -> new ArrayList<>()).add(cell);
    }
    return groups;
  }

  private static String explanation(Cell cell) {
    String found =
        Arrays.stream(Dimension.values())
            .filter(each -> each.explains(cell))
            .map(Dimension::says)
            .collect(Collectors.joining("; or "));
    String why = found.isEmpty() ? "no change of one field explains it" : found;
    return "%s: %s instead of %s, %s"
        .formatted(cell.request().word(), cell.answer().text(), cell.decision().ruling(), why);
  }

  /** How many answers of the kernel each question of the rules decides; all questions. */
  public Map<Branch, Integer> decided() {
    Map<Branch, Integer> counts = new EnumMap<>(Branch.class);
    for (Branch branch : Branch.values()) {
      counts.put(branch, (int) cells.stream().filter(cell -> cell.proves(branch)).count());
    }
    return counts;
  }
}
