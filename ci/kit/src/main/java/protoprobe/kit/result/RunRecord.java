// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Outcome;

/**
 * One run of one probe on one target: the only thing that gate and matrix read.
 *
 * @param schema version of the format, {@link #SCHEMA}
 * @param tool the program that made it
 * @param probe the probe's short name, such as {@code edns}
 * @param target what was examined
 * @param environment where
 * @param command the command line that does it again
 * @param started when it began
 * @param ended when it ended
 * @param state how far it came
 * @param reason why it is not complete, or empty
 * @param catalogue every id that the probe knows, sorted by id
 * @param planned ids that this run was to decide, sorted
 * @param results what came of them, sorted by id
 */
public record RunRecord(
    int schema,
    Tool tool,
    String probe,
    TargetInfo target,
    Environment environment,
    List<String> command,
    Instant started,
    Instant ended,
    RunState state,
    String reason,
    List<Requirement> catalogue,
    List<String> planned,
    List<Result> results) {

  /** The version written by this program. */
  public static final int SCHEMA = 1;

  private static final int LONGEST_NAME = 180;

  /** Sorts what must be sorted. */
  public RunRecord {
    catalogue = catalogue.stream().sorted(Comparator.comparing(Requirement::id)).toList();
    planned = planned.stream().sorted().toList();
    results = results.stream().sorted(Comparator.comparing(Result::id)).toList();
  }

  /** Probe and target, as files are named after it: {@code edns-unbound}. */
  public String name() {
    return name(probe, target.name());
  }

  /**
   * What files of such a run are named after. Both may come from a stranger: the name is never more
   * than one step of a path, and never longer than file systems take.
   */
  public static String name(String probe, String target) {
    String name = (probe + "-" + target).replaceAll("[^A-Za-z0-9._-]", "_");
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME) + "-%08x".formatted(target.hashCode());
  }

  /** The same; what equals the other's catalogue and planned ids is the very same in memory. */
  public RunRecord sharing(RunRecord other) {
    return with(
        catalogue.equals(other.catalogue) ? other.catalogue : catalogue,
        planned.equals(other.planned) ? other.planned : planned,
        results);
  }

  /** The same with other results. */
  public RunRecord withResults(List<Result> others) {
    return with(catalogue, planned, others);
  }

  private RunRecord with(List<Requirement> known, List<String> ids, List<Result> outcomes) {
    return new RunRecord(
        schema,
        tool,
        probe,
        target,
        environment,
        command,
        started,
        ended,
        state,
        reason,
        known,
        ids,
        outcomes);
  }

  /** The requirement of each id; the first, if a foreign record has several. */
  public Map<String, Requirement> requirements() {
    return catalogue.stream()
        .collect(Collectors.toMap(Requirement::id, Function.identity(), (first, again) -> first));
  }

  /** The result of that id; the first, if a foreign record has several. */
  public Optional<Result> result(String id) {
    int low = 0;
    int high = results.size();
    while (low < high) { // they are sorted, and there may be many
      int middle = (low + high) >>> 1;
      if (results.get(middle).id().compareTo(id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < results.size() && results.get(low).id().equals(id)
        ? Optional.of(results.get(low))
        : Optional.empty();
  }

  /** How many results have that outcome, each time if they were repeated. */
  public long count(Outcome outcome) {
    return results.stream()
        .filter(result -> result.outcome() == outcome && !result.flaky())
        .count();
  }

  /** How many results did not come to the same each time. */
  public long flaky() {
    return results.stream().filter(Result::flaky).count();
  }

  /** How many results only record what was seen. */
  public long informed() {
    Map<String, Requirement> known = requirements();
    return results.stream()
        .filter(result -> result.informs(Optional.ofNullable(known.get(result.id()))))
        .count();
  }

  /** How many results judge the target: pass, warn or fail. */
  public long decided() {
    return results.stream().filter(result -> result.outcome().decided()).count();
  }
}
