// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** One run held against what was expected of it. */
public final class Comparison {
  private final RunRecord record;
  private final Expectations expectations;
  private final List<Verdict> verdicts;
  private final Map<String, Verdict> byId = new HashMap<>();

  private Comparison(RunRecord record, Expectations expectations, List<Verdict> verdicts) {
    this.record = record;
    this.expectations = expectations;
    this.verdicts = List.copyOf(verdicts);
    verdicts.forEach(verdict -> byId.putIfAbsent(verdict.id(), verdict));
  }

  /**
   * Compares.
   *
   * @param strict whether a {@code warn} that no line lists is a deviation
   * @throws protoprobe.kit.fault.BadInput if a line names an unknown id, or two apply to one id
   */
  public static Comparison of(RunRecord record, Expectations expectations, boolean strict) {
    return of(record, expectations, new Rules(strict, false));
  }

  /**
   * Compares.
   *
   * @throws protoprobe.kit.fault.BadInput if a line names an unknown id, or two apply to one id
   */
  public static Comparison of(RunRecord record, Expectations expectations, Rules rules) {
    Map<String, Expectation> lines = expectations.applicableTo(record);
    Judge judge = new Judge(record.target().local(), rules);
    List<Verdict> verdicts = new ArrayList<>();
    for (Result result : record.results()) {
      verdicts.add(judge.judge(result, Optional.ofNullable(lines.get(result.id()))));
    }
    if (began(record) && record.state() != RunState.PART) {
      Set<String> seen = record.results().stream().map(Result::id).collect(Collectors.toSet());
      record.planned().stream()
          .filter(id -> !seen.contains(id))
          .map(id -> judge.notRun(id, Optional.ofNullable(lines.get(id))))
          .forEach(verdicts::add);
    }
    verdicts.sort(Comparator.comparing(Verdict::id));
    return new Comparison(record, expectations, verdicts);
  }

  /** One for each planned id and each result, sorted by id; none if the target was not there. */
  public List<Verdict> verdicts() {
    return verdicts;
  }

  /** The verdict on that id. */
  public Optional<Verdict> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How many ids came to that. */
  public long count(Verdict.Kind kind) {
    return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
  }

  /**
   * What to say if fewer checks were decided than the floor asks for; judged only where the run was
   * complete and left nothing of the catalogue out.
   */
  public Optional<String> floorMissed() {
    if (record.state() != RunState.COMPLETE || filtered()) {
      return Optional.empty();
    }
    return expectations.floor().stream()
        .filter(floor -> record.decided() < floor)
        .mapToObj(
            floor ->
                "%d checks decided, expected at least %d (floor)"
                    .formatted(record.decided(), floor))
        .findFirst();
  }

  /**
   * What the run means to a shell. A local target that is not installed takes no part: who insists
   * on it says so before the run.
   */
  public ExitCode exitCode() {
    ExitCode code =
        switch (record.state()) {
          case ABSENT, PART -> ExitCode.OK;
          case UNREACHABLE, INCOMPLETE -> ExitCode.REFUSED;
          case INTERRUPTED -> ExitCode.INTERRUPTED;
          case COMPLETE -> record.results().isEmpty() ? ExitCode.NOTHING_RAN : ExitCode.OK;
        };
    if (floorMissed().isPresent()) {
      code = ExitCode.worst(code, ExitCode.DEVIATION);
    }
    for (Verdict verdict : verdicts) {
      code = ExitCode.worst(code, verdict.kind().exitCode());
    }
    return code;
  }

  private static boolean began(RunRecord record) {
    return record.state() != RunState.ABSENT && record.state() != RunState.UNREACHABLE;
  }

  private boolean filtered() {
    return !record.catalogue().stream()
        .map(Requirement::id)
        .collect(Collectors.toSet())
        .equals(Set.copyOf(record.planned()));
  }
}
