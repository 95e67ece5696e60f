// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of one probe.
 *
 * @param anchor fragment of its section
 * @param probe the probe's name
 * @param runs the columns
 * @param topics the rows
 */
record Matrix(String anchor, String probe, List<Run> runs, List<Topic> topics) {
  Stream<Group> groups() {
    return topics.stream().flatMap(topic -> topic.groups().stream());
  }

  int size() {
    return topics.stream().mapToInt(Topic::size).sum();
  }

  /** Programs that made the records. */
  List<String> tools() {
    return runs.stream().map(run -> run.caption().tool()).distinct().sorted().toList();
  }

  /** All rows of one column in short. */
  Tally tally(Run run) {
    return Tally.of(
        groups().flatMap(group -> group.lines().stream()).map(line -> run.cell(line.id())).toList(),
        run.file());
  }
}
