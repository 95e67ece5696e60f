// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** How many answers of the kernel each question of the rules decides; all questions. */
  public Map<Branch, Integer> decided() {
    Map<Branch, Integer> counts = new EnumMap<>(Branch.class);
    for (Branch branch : Branch.values()) {
      counts.put(branch, (int) cells.stream().filter(cell -> cell.proves(branch)).count());
    }
    return counts;
  }
}
