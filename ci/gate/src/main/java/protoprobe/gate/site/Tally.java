// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Several requirements on one target.
 *
 * @param counts how many cells show each sign, in the order of signs
 * @param marks how many carry each mark
 * @param link to the whole story
 */
record Tally(Map<Sign, Integer> counts, Map<Mark, Integer> marks, String link) {
  static Tally of(List<Cell> cells, String link) {
    Map<Sign, Integer> counts = new EnumMap<>(Sign.class);
    Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
    for (Cell cell : cells) {
      counts.merge(cell.sign(), 1, Integer::sum);
      cell.mark().ifPresent(mark -> marks.merge(mark, 1, Integer::sum));
    }
    return new Tally(counts, marks, link);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * A bar of lengths that add up to 100.
   *
   * @param sign what it stands for
   * @param from where it begins
   * @param length how long it is
   */
  record Segment(Sign sign, double from, double length) {}

  List<Segment> bar() {
    List<Segment> bar = new ArrayList<>();
    double scale = 100.0 / Math.max(1, total());
    int seen = 0;
    for (Map.Entry<Sign, Integer> each : counts.entrySet()) {
      bar.add(new Segment(each.getKey(), seen * scale, each.getValue() * scale));
      seen += each.getValue();
    }
    return bar;
  }
}
