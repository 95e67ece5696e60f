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
 * @param number from 1, in the order of the page
 * @param spec the specification, or empty
 * @param title the topic
 * @param groups its checks, sorted by id
 */
record Topic(int number, String spec, String title, List<Group> groups) {
  private static final int HEADING = 200;

  /** Every id that one of these runs of a probe knows, by specification, topic and check. */
  static List<Topic> of(List<Run> runs) {
    SortedMap<String, List<Line>> checks =
        lines(runs).stream()
            .collect(Collectors.groupingBy(Line::check, TreeMap::new, Collectors.toList()));
    Map<List<String>, List<Group>> topics =
        checks.entrySet().stream()
            .map(check -> Group.of(check.getKey(), check.getValue(), runs.get(0)))
            .sorted(Comparator.comparing(Group::spec).thenComparing(Group::topic))
            .collect(
                Collectors.groupingBy(
                    group -> List.of(group.spec(), group.topic()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Topic> list = new ArrayList<>();
    topics.forEach((key, groups) -> list.add(topic(list.size() + 1, key, groups)));
    return list;
  }

  private static Topic topic(int number, List<String> key, List<Group> groups) {
    return new Topic(
        number, Printable.text(key.get(0), HEADING), Printable.text(key.get(1), HEADING), groups);
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

  /** Fragment on the page of a target. */
  String anchor() {
    return "topic-" + number;
  }

  /** Specification and topic. */
  String heading() {
    return (spec + " " + title).strip();
  }

  int size() {
    return groups.stream().mapToInt(group -> group.lines().size()).sum();
  }
}
