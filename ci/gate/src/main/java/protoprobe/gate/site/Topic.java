// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import protoprobe.kit.report.Printable;

/**
 * Checks on one topic of one specification.
 *
 * @param spec the specification, or empty
 * @param title the topic
 * @param groups its checks, sorted by id
 */
record Topic(String spec, String title, List<Group> groups) {
  private static final int HEADING = 200;

  /** Every id that one of these runs of a probe knows, by specification, topic and check. */
  static List<Topic> of(List<Run> runs) {
    Map<List<String>, List<Line>> topics =
        lines(runs).stream()
            .sorted(Comparator.comparing(Line::spec).thenComparing(Line::topic))
            .collect(
                Collectors.groupingBy(
                    line -> List.of(line.spec(), line.topic()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Topic> list = new ArrayList<>();
    topics.forEach((key, lines) -> list.add(topic(key, lines, runs.get(0))));
    return list;
  }

  private static Topic topic(List<String> key, List<Line> lines, Run run) {
    SortedMap<String, List<Line>> checks =
        lines.stream()
            .collect(Collectors.groupingBy(Line::check, TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    checks.forEach((check, rows) -> groups.add(new Group(run.anchor(check), rows)));
    return new Topic(
        Printable.text(key.get(0), HEADING), Printable.text(key.get(1), HEADING), groups);
  }

  /** One for each id, sorted; the latest run knows best what it requires. */
  private static Collection<Line> lines(List<Run> runs) {
    SortedMap<String, Line> lines = new TreeMap<>();
    runs.stream()
        .sorted(Comparator.comparing((Run run) -> run.record().started()).reversed())
        .forEach(
            run ->
                run.ids().stream()
                    .map(id -> new Line(id, run.anchor(id), run.requirement(id)))
                    .forEach(line -> lines.merge(line.id(), line, Topic::better)));
    return lines.values();
  }

  private static Line better(Line known, Line other) {
    return known.requirement().isPresent() ? known : other;
  }

  /** Where the specification can be read. */
  Optional<String> url() {
    return groups.get(0).first().url().map(url -> url.replaceFirst("#.*", ""));
  }

  int size() {
    return groups.stream().mapToInt(group -> group.lines().size()).sum();
  }
}
