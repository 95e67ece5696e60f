// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.Graded;

/**
 * A line of an expectation file, not yet understood.
 *
 * @param file the file
 * @param number from 1
 * @param text without line break
 */
record ExpectationLine(Path file, int number, String text) {
  /** What stands before the reason. */
  static final String REASON = " -- ";

  private static final String SYNTAX =
      "ID OUTCOME[:GRADE][|OUTCOME...] [if CONDITION,...] -- REASON";
  private static final Pattern FLOOR = Pattern.compile("floor(?:\\s+(.*))?");
  private static final Pattern HEAD = Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+if\\s+(.+))?");

  /** Whether it says nothing to us. */
  boolean comment() {
    return text.isBlank() || text.stripLeading().startsWith("#");
  }

  /** The least number of decided checks, if this is the header that states it. */
  Optional<Integer> floor() {
    Matcher matcher = FLOOR.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String count = String.valueOf(matcher.group(1));
    if (!count.matches("\\d{1,9}")) {
      throw bad("floor and a whole number, as in: floor 60");
    }
    return Optional.of(Integer.valueOf(count));
  }

  /** The expectation; its reason may be anything. */
  Expectation expectation() {
    int reason = (text + " ").indexOf(REASON);
    Matcher head = HEAD.matcher(reason < 0 ? "" : text.substring(0, reason).strip());
    if (!head.matches()) {
      throw bad(SYNTAX);
    }
    return new Expectation(
        head.group(1),
        verdicts(head.group(2)),
        conditions(Optional.ofNullable(head.group(3))),
        (text + " ").substring(reason + REASON.length()).strip(),
        file,
        number);
  }

  /** The error to throw: this place, what is there, what should be. */
  BadInput bad(String expected) {
    return new BadInput("%s:%d: found '%s', expected %s".formatted(file, number, text, expected));
  }

  private SortedSet<Graded> verdicts(String words) {
    SortedSet<Graded> verdicts = new TreeSet<>();
    for (String word : words.split("\\|", -1)) {
      String[] parts = word.split(":", 2);
      Outcome outcome = outcome(parts[0]);
      Optional<Grade> grade = parts.length == 1 ? Optional.empty() : Optional.of(grade(parts[1]));
      if (!verdicts.add(new Graded(outcome, grade))) {
        throw bad("each of several outcomes once, not '%s' again".formatted(word));
      }
    }
    if (verdicts.equals(Set.of(Graded.of(Outcome.PASS)))) {
      throw bad("no line for a plain pass, which needs none; pass:GRADE pins a grade");
    }
    return verdicts;
  }

  private Outcome outcome(String word) {
    Outcome outcome =
        Outcome.ofWord(word)
            .orElseThrow(
                () ->
                    bad(
                        "an outcome, one of fail, unsupported, inconclusive, not-applicable, warn,"
                            + " pass:GRADE, or several with | between for a flaky check, instead of '%s'"
                                .formatted(word)));
    if (outcome == Outcome.ERROR) {
      throw bad("another outcome: an error is our own fault and can never be expected");
    }
    return outcome;
  }

  private Grade grade(String word) {
    return Grade.ofWord(word)
        .orElseThrow(
            () ->
                bad(
                    "a grade, one of %s, instead of '%s'"
                        .formatted(Arrays.stream(Grade.values()).map(Grade::word).toList(), word)));
  }

  private List<Condition> conditions(Optional<String> text) {
    try {
      return text.stream()
          .flatMap(all -> Arrays.stream(all.split(",", -1)))
          .map(Condition::parse)
          .toList();
    } catch (IllegalArgumentException e) {
      throw bad(SYNTAX + "; " + e.getMessage());
    }
  }
}
