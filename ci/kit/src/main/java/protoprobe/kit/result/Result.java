// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param attempts the outcome of each attempt, in order; one unless repeated
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
    List<Outcome> attempts) {

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
        List.of(outcome));
  }

  /** Whether it only records what was seen: a pass of a check that is INFO. */
  public boolean informs(Optional<Requirement> requirement) {
    return outcome == Outcome.PASS
        && requirement.filter(each -> each.level() == Level.INFO).isPresent();
  }

  /** Whether attempts differed. */
  public boolean flaky() {
    return attempts.stream().distinct().count() > 1;
  }

  /** Outcome and, after a colon, grade: as expectations write it. */
  public String verdict() {
    return outcome.word() + grade.map(g -> ":" + g.word()).orElse("");
  }
}
