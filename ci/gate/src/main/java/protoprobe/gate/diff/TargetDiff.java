// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.expect.DottedNumber;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * One target in two runs.
 *
 * @param name probe and target
 * @param before the first run of it, if there is one
 * @param after the second run of it, if there is one
 * @param changes every id that has a result in either, sorted by id
 */
public record TargetDiff(
    String name, Optional<RunRecord> before, Optional<RunRecord> after, List<Change> changes) {

  /**
   * Puts records of the same target beside each other, sorted by name. Two single records of one
   * probe are compared even if their targets differ.
   */
  public static List<TargetDiff> of(List<RunRecord> before, List<RunRecord> after) {
    if (before.size() == 1
        && after.size() == 1
        && before.get(0).probe().equals(after.get(0).probe())) {
      return List.of(of(Optional.of(before.get(0)), Optional.of(after.get(0))));
    }
    Map<String, RunRecord> first = byName(before);
    Map<String, RunRecord> second = byName(after);
    SortedSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .map(
            name -> of(Optional.ofNullable(first.get(name)), Optional.ofNullable(second.get(name))))
        .toList();
  }

  /**
   * Puts the versions of one product that one probe has examined beside each other, each beside the
   * next later one, whatever the targets are called.
   */
  public static List<TargetDiff> byVersion(List<RunRecord> records) {
    SortedMap<String, List<RunRecord>> products = new TreeMap<>();
    records.stream()
        .filter(record -> !record.results().isEmpty() && !record.target().product().isEmpty())
        .sorted(Comparator.comparing(TargetDiff::version).thenComparing(record -> record.name()))
        .forEach(
            record ->
                products
                    .computeIfAbsent(
                        record.probe() + "\0" + record.target().product(), any -> new ArrayList<>())
                    .add(record));
    List<TargetDiff> diffs = new ArrayList<>();
    for (List<RunRecord> versions : products.values()) {
      for (int i = 1; i < versions.size(); i++) {
        if (!stated(Optional.of(versions.get(i - 1)))
            .equals(stated(Optional.of(versions.get(i))))) {
          diffs.add(of(Optional.of(versions.get(i - 1)), Optional.of(versions.get(i))));
        }
      }
    }
    return diffs;
  }

  private static DottedNumber version(RunRecord record) {
    return DottedNumber.leading(record.target().version()).orElse(new DottedNumber(List.of(), ""));
  }

  private static TargetDiff of(Optional<RunRecord> before, Optional<RunRecord> after) {
    SortedMap<String, Result> first = results(before);
    SortedMap<String, Result> second = results(after);
    SortedSet<String> ids = new TreeSet<>(first.keySet());
    ids.addAll(second.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      changes.add(
          new Change(id, Optional.ofNullable(first.get(id)), Optional.ofNullable(second.get(id))));
    }
    String name =
        before
            .filter(was -> after.isPresent() && !was.name().equals(after.get().name()))
            .map(was -> was.name() + " -> " + after.get().name())
            .orElseGet(() -> before.or(() -> after).orElseThrow().name());
    return new TargetDiff(name, before, after, Collections.unmodifiableList(changes));
  }

  /** How many ids are in each class. */
  public Map<Change.Kind, Long> counts() {
    Map<Change.Kind, Long> counts = new EnumMap<>(Change.Kind.class);
    for (Change.Kind kind : Change.Kind.values()) {
      counts.put(kind, changes.stream().filter(change -> change.kind() == kind).count());
    }
    return counts;
  }

  /** Whether both runs say the same of every id. */
  public boolean same() {
    return counts().get(Change.Kind.UNCHANGED) == changes.size()
        && stated(before).equals(stated(after));
  }

  /** What was examined: product and version, or how far the run came. */
  static String stated(Optional<RunRecord> run) {
    return run.map(
            record ->
                record.results().isEmpty()
                    ? record.state().word()
                    : (record.target().product() + " " + record.target().version()).strip())
        .orElse("no record");
  }

  private static Map<String, RunRecord> byName(List<RunRecord> records) {
    return records.stream().collect(Collectors.toMap(RunRecord::name, Function.identity()));
  }

  /** A stranger's record may hold an id twice; the first one counts. */
  private static SortedMap<String, Result> results(Optional<RunRecord> run) {
    SortedMap<String, Result> results = new TreeMap<>();
    run.ifPresent(record -> record.results().forEach(each -> results.putIfAbsent(each.id(), each)));
    return results;
  }
}
