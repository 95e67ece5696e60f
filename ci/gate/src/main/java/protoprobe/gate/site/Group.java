// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.List;

/**
 * One check: a single row, or one that unfolds into the rows of its table.
 *
 * @param anchor fragment of the check
 * @param lines its rows, at least one
 */
record Group(String anchor, List<Line> lines) {
  static Group of(String check, List<Line> lines, Run run) {
    boolean table = lines.size() > 1 || lines.get(0).ofTable();
    return new Group(table ? run.tableAnchor(check) : lines.get(0).anchor(), lines);
  }

  String spec() {
    return first().spec();
  }

  String topic() {
    return first().topic();
  }

  Line first() {
    return lines.get(0);
  }

  /** Whether it has a table. */
  boolean folds() {
    return lines.size() > 1 || first().ofTable();
  }

  /** Cells of one column in short. */
  Tally tally(Run run) {
    return Tally.of(
        lines.stream().map(line -> run.cell(line.id())).toList(),
        run.began() ? run.file() + "#" + anchor : run.file());
  }
}
