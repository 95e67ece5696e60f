// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** One column: a run, its page, and what it says of each id. */
final class Run {
  private final RunRecord record;
  private final Optional<Comparison> comparison;
  private final String file;
  private final Anchors anchors;
  private final Map<String, Requirement> requirements;
  private final Map<String, Result> results;
  private final Map<String, Verdict> verdicts;
  private final Set<String> planned;

  private Run(Site.Column column, String file, Anchors anchors) {
    record = column.record();
    comparison = column.comparison();
    this.file = file;
    this.anchors = anchors;
    requirements = byId(record.catalogue(), Requirement::id);
    results = byId(record.results(), Result::id);
    verdicts = byId(comparison.map(Comparison::verdicts).orElse(List.of()), Verdict::id);
    planned = new HashSet<>(record.planned());
  }

  /** Columns in that order. */
  static List<Run> of(List<Site.Column> columns) {
    FileNames names = new FileNames();
    Anchors anchors = new Anchors();
    return columns.stream()
        .map(column -> new Run(column, names.next(column.record()), anchors))
        .toList();
  }

  /** A stranger's record may hold an id twice; the first one counts. */
  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    return list.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
  }

  RunRecord record() {
    return record;
  }

  /** Name of its page. */
  String file() {
    return file;
  }

  Caption caption() {
    return new Caption(record);
  }

  Numbers numbers() {
    return Numbers.of(this);
  }

  /** Whether it was held against what was expected. */
  Optional<Comparison> comparison() {
    return comparison;
  }

  /** Whether anything ran; else the record only says why not. */
  boolean began() {
    return record.state() != RunState.ABSENT && record.state() != RunState.UNREACHABLE;
  }

  /** Every id that it knows of. */
  SortedSet<String> ids() {
    return Stream.of(requirements.keySet(), planned, results.keySet())
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String anchor(String id) {
    return anchors.of(record.probe(), id);
  }

  String tableAnchor(String check) {
    return anchors.ofTable(record.probe(), check);
  }

  Optional<Requirement> requirement(String id) {
    return Optional.ofNullable(requirements.get(id));
  }

  Optional<Result> result(String id) {
    return Optional.ofNullable(results.get(id));
  }

  Optional<Verdict> verdict(String id) {
    return Optional.ofNullable(verdicts.get(id));
  }

  Cell cell(String id) {
    Sign sign = sign(id);
    String link = began() ? file + "#" + anchor(id) : file;
    return new Cell(
        sign,
        result(id).filter(each -> !each.flaky()).flatMap(Result::grade),
        verdict(id).flatMap(Mark::of),
        sign == Sign.UNKNOWN ? Optional.empty() : Optional.of(link));
  }

  private Sign sign(String id) {
    Optional<Result> result = result(id);
    if (result.isPresent()) {
      return Sign.of(result.get(), requirement(id));
    }
    if (!began()) {
      return record.state() == RunState.ABSENT ? Sign.ABSENT : Sign.UNREACHABLE;
    }
    if (planned.contains(id)) {
      return Sign.NOT_RUN;
    }
    return requirements.containsKey(id) ? Sign.NOT_SELECTED : Sign.UNKNOWN;
  }
}
