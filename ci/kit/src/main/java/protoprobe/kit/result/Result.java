// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;

/**
 * What came of one id of the catalogue on one target.
 *
 * @param id id in the catalogue
 * @param outcome the verdict
 * @param grade how good the answer was, where several are right
 * @param message one line saying why the outcome is what it is; empty for a plain pass
 * @param expected what should have been seen, or empty
 * @param actual what was seen, decoded, or empty
 * @param observed stable facts of the target's behaviour
 * @param evidence files recorded meanwhile
 * @param durationMillis wall-clock time of the last attempt
 * @param attempts what each attempt came to, in order; one unless repeated
 */
public record Result(
    String id,
    Outcome outcome,
    Optional<Grade> grade,
    String message,
    String expected,
    String actual,
    SortedMap<String, String> observed,
    List<EvidenceFile> evidence,
    long durationMillis,
    List<Graded> attempts) {

  /** A result without grade, observation and evidence. */
  public static Result plain(String id, Outcome outcome, String message) {
    return new Result(
        id,
        outcome,
        Optional.empty(),
        message,
        "",
        "",
        new TreeMap<>(),
        List.of(),
        0,
        List.of(Graded.of(outcome)));
  }

  /** Whether it only records what was seen: a pass of a check that is INFO. */
  public boolean informs(Optional<Requirement> requirement) {
    return outcome == Outcome.PASS
        && !flaky()
        && requirement.filter(each -> each.level() == Level.INFO).isPresent();
  }

  /**
   * Whether attempts differed in outcome or grade. What was observed may differ without that: it
   * judges nothing, so no expectation could list it.
   */
  public boolean flaky() {
    return verdicts().size() > 1;
  }

  /** What the attempts came to, each once and in a fixed order; one unless it is flaky. */
  public SortedSet<Graded> verdicts() {
    SortedSet<Graded> all = new TreeSet<>(attempts);
    return all.size() > 1 ? all : new TreeSet<>(Set.of(new Graded(outcome, grade)));
  }

  /** Outcome and, after a colon, grade; several with a bar between: as expectations write it. */
  public String verdict() {
    return verdicts().stream().map(Graded::word).collect(Collectors.joining("|"));
  }

  /** How the attempts came out, such as {@code pass 2 of 3, fail 1 of 3}. */
  public String tally() {
    return verdicts().stream()
        .map(
            each ->
                "%s %d of %d"
                    .formatted(each.word(), Collections.frequency(attempts, each), attempts.size()))
        .collect(Collectors.joining(", "));
  }

  /** This and a later attempt at the same id as one result: the worst, with the outcomes of all. */
  public Result and(Result later) {
    return Attempts.merge(this, later);
  }
}
