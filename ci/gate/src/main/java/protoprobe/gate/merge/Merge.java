// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/**
 * The records of one target as one. Each id has one result; that of a run which came to its end
 * counts more than that of a run which was cut off. The same id from two such runs is an overlap, a
 * planned id from none a gap.
 */
final class Merge {
  private final List<Part> parts;
  private final SortedMap<String, Result> results = new TreeMap<>();
  private final SortedMap<String, Part> origins = new TreeMap<>();
  private final List<String> overlaps = new ArrayList<>();

  private Merge(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Puts them together.
   *
   * @param parts of one target, at least one
   * @throws BadInput if they do not belong to the same run
   */
  static Merge of(List<Part> parts) {
    List<Part> sorted = parts.stream().sorted(Part.TRUST).toList();
    sorted.forEach(part -> requireSameRun(sorted.get(0), part));
    Merge merge = new Merge(sorted);
    sorted.forEach(merge::take);
    return merge;
  }

  private static void requireSameRun(Part first, Part other) {
    requireSame(first, other, "tool", RunRecord::tool);
    requireSame(first, other, "catalogue", RunRecord::catalogue);
    requireSame(first, other, "list of planned ids", RunRecord::planned);
    if (!first.record().results().isEmpty() && !other.record().results().isEmpty()) {
      requireSame(first, other, "target", RunRecord::target);
    }
  }

  private static void requireSame(
      Part first, Part other, String what, Function<RunRecord, Object> part) {
    if (!Objects.equals(part.apply(first.record()), part.apply(other.record()))) {
      throw new BadInput(
          "%s and %s: expected parts of one run, their %s differs"
              .formatted(first.file(), other.file(), what));
    }
  }

  private void take(Part part) {
    for (Result result : part.record().results()) {
      Part earlier = origins.putIfAbsent(result.id(), part);
      if (earlier == null) {
        results.put(result.id(), result);
      } else if (part.whole()) {
        overlaps.add(
            "%s: in %s and in %s%s"
                .formatted(
                    result.id(),
                    earlier.file(),
                    part.file(),
                    results.get(result.id()).verdict().equals(result.verdict())
                        ? ""
                        : ", with different verdicts"));
      }
    }
  }

  /** Ids that two whole records have a result of, a line each. */
  List<String> overlaps() {
    return overlaps;
  }

  /** Planned ids without result, a line each. */
  List<String> gaps() {
    TreeSet<String> missing = new TreeSet<>(parts.get(0).record().planned());
    missing.removeAll(results.keySet());
    return missing.stream().map(id -> id + ": planned, and in no record").toList();
  }

  /** Where the result of an id was taken from. */
  SortedMap<String, Part> origins() {
    return origins;
  }

  /** The whole; complete if it has no gap. */
  RunRecord record() {
    Part trusted =
        parts.stream()
            .filter(part -> !part.record().results().isEmpty())
            .findFirst()
            .orElse(parts.get(0));
    RunRecord first = trusted.record();
    List<String> gaps = gaps();
    boolean whole = gaps.isEmpty() && parts.stream().anyMatch(Part::whole);
    return new RunRecord(
        first.schema(),
        first.tool(),
        first.probe(),
        first.target(),
        first.environment(),
        command(first.command()),
        time(RunRecord::started, Comparator.naturalOrder()),
        time(RunRecord::ended, Comparator.reverseOrder()),
        whole ? RunState.COMPLETE : cutOff(first.state()),
        whole ? "" : reason(first, gaps),
        first.catalogue(),
        first.planned(),
        List.copyOf(results.values()));
  }

  private RunState cutOff(RunState state) {
    return results.isEmpty() ? state : RunState.INCOMPLETE;
  }

  private String reason(RunRecord first, List<String> gaps) {
    return results.isEmpty()
        ? first.reason()
        : "%d of %d planned ids are in no record".formatted(gaps.size(), first.planned().size());
  }

  /** Without the option that made it a part. */
  private static List<String> command(List<String> line) {
    List<String> whole = new ArrayList<>(line);
    int shard = whole.indexOf("--shard");
    if (shard >= 0 && shard + 1 < whole.size()) {
      whole.subList(shard, shard + 2).clear();
    }
    return whole;
  }

  private Instant time(Function<RunRecord, Instant> of, Comparator<Instant> order) {
    return parts.stream().map(Part::record).map(of).min(order).orElseThrow();
  }
}
