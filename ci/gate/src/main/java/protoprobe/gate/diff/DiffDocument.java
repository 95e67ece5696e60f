// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import protoprobe.kit.result.Result;

/**
 * Differences for machines, to be written as JSON.
 *
 * @param schema version of this form
 * @param targets one for each target, sorted by name
 */
public record DiffDocument(int schema, List<Target> targets) {
  /**
   * One target.
   *
   * @param before product and version in the first run, or why there is none
   * @param after the same of the second run
   * @param counts ids in each class
   * @param changes ids that are not unchanged, sorted
   */
  public record Target(
      String name, String before, String after, Map<String, Long> counts, List<Entry> changes) {}

  /**
   * One id.
   *
   * @param kind {@code changed}, {@code added} or {@code deleted}
   * @param before verdict of the first run; not there if it has none
   * @param after verdict of the second run; not there if it has none
   * @param words what differs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(String id, String kind, String before, String after, List<String> words) {}

  /** The document of these targets. */
  public static DiffDocument of(List<TargetDiff> targets) {
    return new DiffDocument(1, targets.stream().map(DiffDocument::target).toList());
  }

  private static Target target(TargetDiff diff) {
    Map<String, Long> counts =
        diff.counts().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> each.getKey().name().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (one, other) -> one,
                    java.util.TreeMap::new));
    return new Target(
        diff.name(),
        TargetDiff.stated(diff.before()),
        TargetDiff.stated(diff.after()),
        counts,
        diff.changes().stream()
            .filter(change -> change.kind() != Change.Kind.UNCHANGED)
            .map(DiffDocument::entry)
            .toList());
  }

  private static Entry entry(Change change) {
    return new Entry(
        change.id(),
        change.kind().word(),
        change.before().map(Result::verdict).orElse(null),
        change.after().map(Result::verdict).orElse(null),
        change.words());
  }
}
