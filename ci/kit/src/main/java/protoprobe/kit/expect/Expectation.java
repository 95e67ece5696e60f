// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * One line of an expectation file: a known deviation.
 *
 * @param id id in the catalogue
 * @param verdicts what is expected instead of a pass: one; or several, of a check that is known to
 *     be flaky. One without a grade accepts any grade; a pass stands alone only with one
 * @param conditions all must hold, or the line is as if absent
 * @param reason why this is known and accepted, with a citation
 * @param file the file it stands in
 * @param line number of the line, from 1
 */
public record Expectation(
    String id,
    SortedSet<Graded> verdicts,
    List<Condition> conditions,
    String reason,
    Path file,
    int line) {

  /** File and line, with a colon between. */
  public String place() {
    return file + ":" + line;
  }

  /** Outcome and, after a colon, grade; several with a bar between. */
  public String verdict() {
    return verdicts.stream().map(Graded::word).collect(Collectors.joining("|"));
  }

  /** Whether the check is known not to come to the same each time. */
  public boolean flaky() {
    return verdicts.size() > 1;
  }

  /** The line without its reason. */
  public String head() {
    return headWith(verdict());
  }

  /** The same for another verdict. */
  String headWith(String verdict) {
    return id
        + " "
        + verdict
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

  /** Whether the result, each attempt of it, is what the line says. */
  boolean matches(Result result) {
    return (flaky() || !result.flaky())
        && result.verdicts().stream().allMatch(seen -> verdicts.stream().anyMatch(fits(seen)));
  }

  private static Predicate<Graded> fits(Graded seen) {
    return listed ->
        listed.outcome() == seen.outcome()
            && (listed.grade().isEmpty() || listed.grade().equals(seen.grade()));
  }
}
