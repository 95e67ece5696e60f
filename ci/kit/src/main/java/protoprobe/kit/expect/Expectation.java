// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * One line of an expectation file: a known deviation.
 *
 * @param id id in the catalogue
 * @param outcome what is expected instead of a pass; a pass only together with a grade
 * @param grade the grade pinned; none accepts any
 * @param conditions all must hold, or the line is as if absent
 * @param reason why this is known and accepted, with a citation
 * @param file the file it stands in
 * @param line number of the line, from 1
 */
public record Expectation(
    String id,
    Outcome outcome,
    Optional<Grade> grade,
    List<Condition> conditions,
    String reason,
    Path file,
    int line) {

  /** File and line, with a colon between. */
  public String place() {
    return file + ":" + line;
  }

  /** Outcome and, after a colon, grade. */
  public String verdict() {
    return outcome.word() + grade.map(each -> ":" + each.word()).orElse("");
  }

  /** The line without its reason. */
  public String head() {
    return id
        + " "
        + verdict()
        + (conditions.isEmpty()
            ? ""
            : conditions.stream()
                .map(Condition::toString)
                .collect(Collectors.joining(",", " if ", "")));
  }

  /** The line as a file has it. */
  public String text() {
    return head() + ExpectationLine.REASON + reason;
  }

  /** Whether the line speaks of this run at all. */
  boolean appliesTo(RunRecord record) {
    return conditions.stream().allMatch(condition -> condition.holds(record));
  }

  /** Whether the result is what the line says. */
  boolean matches(Result result) {
    return outcome == result.outcome() && (grade.isEmpty() || grade.equals(result.grade()));
  }
}
