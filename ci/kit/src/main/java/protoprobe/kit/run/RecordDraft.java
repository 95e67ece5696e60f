// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.catalogue.Shard;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;

/**
 * What is known of a run before it begins; the rest is added at its end.
 *
 * @param tool the program
 * @param probe the probe's short name
 * @param command the command line that does it again
 * @param catalogue every id that the probe knows
 * @param planned what is to be decided, by this run and those of the other parts
 * @param shard which part of it this run decides
 * @param clock tells when it began and ended
 * @param started when it began
 */
public record RecordDraft(
    Tool tool,
    String probe,
    List<String> command,
    List<Requirement> catalogue,
    List<CheckCase> planned,
    Shard shard,
    Clock clock,
    Instant started) {

  /** A draft that begins now. */
  public static RecordDraft begin(
      Tool tool,
      String probe,
      List<String> command,
      List<CheckCase> all,
      List<CheckCase> planned,
      Shard shard,
      Clock clock) {
    List<Requirement> catalogue = all.stream().map(CheckCase::requirement).toList();
    return new RecordDraft(tool, probe, command, catalogue, planned, shard, clock, now(clock));
  }

  /** The target is there; nothing has been decided. */
  public RunRecord begun(TargetInfo target) {
    return record(target, RunState.PART, "it has only begun", List.of());
  }

  /** Every planned id, or every one of this part, has its result. */
  public RunRecord complete(TargetInfo target, List<Result> results) {
    return shard.partial()
        ? record(target, RunState.PART, shard.index() + " of " + shard.total(), results)
        : record(target, RunState.COMPLETE, "", results);
  }

  /** Nothing ran: the target is absent or does not answer. */
  public RunRecord nothing(TargetInfo target, RunState state, String reason) {
    return record(target, state, reason, List.of());
  }

  /** The user stopped it: what is there is kept. */
  public RunRecord interrupted(TargetInfo target, List<Result> results) {
    return record(target, RunState.INTERRUPTED, "interrupted by the user", results);
  }

  /** Something cut it off: what has no result gets the given outcome. */
  public RunRecord cutOff(
      TargetInfo target, String reason, Outcome outcomeOfTheRest, List<Result> results) {
    Set<String> missing =
        shard.of(planned).stream()
            .map(CheckCase::id)
            .collect(Collectors.toCollection(TreeSet::new));
    results.forEach(result -> missing.remove(result.id()));
    List<Result> all = new ArrayList<>(results);
    missing.forEach(id -> all.add(Result.plain(id, outcomeOfTheRest, "not decided: " + reason)));
    return record(target, RunState.INCOMPLETE, reason, all);
  }

  private RunRecord record(TargetInfo target, RunState state, String reason, List<Result> results) {
    return new RunRecord(
        RunRecord.SCHEMA,
        tool,
        probe,
        target,
        Environment.here(),
        command,
        started,
        now(clock),
        state,
        reason,
        catalogue,
        planned.stream().map(CheckCase::id).toList(),
        results);
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
