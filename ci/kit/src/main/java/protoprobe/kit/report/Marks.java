// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.Locale;
import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Which mark a case carries, and why. */
final class Marks {
  /** Azure DevOps and GitHub's annotations show the message whole; more belongs into the text. */
  private static final int MESSAGE = 2_000;

  private final RunRecord record;

  Marks(RunRecord record) {
    this.record = record;
  }

  /** Of a result: by its outcome, unless what was expected says otherwise. */
  Mark of(Result result, Optional<Requirement> requirement, Optional<Verdict> verdict) {
    Optional<Verdict.Kind> kind = verdict.map(Verdict::kind);
    if (kind.equals(Optional.of(Verdict.Kind.UNEXPECTED_PASS))) {
      return mark(Mark.Kind.FAILURE, "unexpected-pass", verdict.get().text(), requirement, result);
    }
    if (kind.equals(Optional.of(Verdict.Kind.FLAKY))) {
      return mark(Mark.Kind.FAILURE, Signs.FLAKY, verdict.get().text(), requirement, result);
    }
    if (kind.equals(Optional.of(Verdict.Kind.EXPECTED_DEVIATION))) {
      return expected(result, requirement, verdict.get());
    }
    if (kind.equals(Optional.of(Verdict.Kind.NEW_DEVIATION)) && result.outcome().decided()) {
      String reason = result.outcome() == Outcome.FAIL ? reason(result) : verdict.get().text();
      return mark(Mark.Kind.FAILURE, result.outcome().word(), reason, requirement, result);
    }
    return mark(
        kindOf(result.outcome()), result.outcome().word(), reason(result), requirement, result);
  }

  /** Nothing was run at all. */
  Mark nothingRan() {
    boolean absent = record.state() == RunState.ABSENT;
    String state =
        absent || record.state() == RunState.UNREACHABLE ? record.state().word() : "nothing-ran";
    String message = state + (record.reason().isEmpty() ? "" : ": " + record.reason());
    return new Mark(
        absent ? Mark.Kind.SKIPPED : Mark.Kind.ERROR, state, cut(message), message + "\n");
  }

  /** Planned, but the run ended before. */
  Mark unfinished(Optional<Requirement> requirement) {
    String reason =
        record.reason().isEmpty() ? "the run is " + record.state().word() : record.reason();
    return mark(Mark.Kind.ERROR, "not-run", "not run: " + reason, requirement);
  }

  static String word(Verdict.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A known deviation that would colour the suite is skipped; a known warning stays a pass. */
  private Mark expected(Result result, Optional<Requirement> requirement, Verdict verdict) {
    if (kindOf(result.outcome()) == Mark.Kind.NONE && !result.flaky()) {
      return Mark.NONE;
    }
    String why = verdict.expectation().map(known -> known.reason()).orElse(verdict.text());
    if (result.flaky()) {
      String message = "expected to be flaky (%s): %s".formatted(result.tally(), why);
      boolean passed = result.verdicts().first().outcome() == Outcome.PASS;
      Mark.Kind kind = passed ? Mark.Kind.FLAKE : Mark.Kind.SKIPPED;
      return mark(kind, Signs.FLAKY, message, requirement, result);
    }
    String message = "expected %s: %s".formatted(result.outcome().word(), why);
    return mark(Mark.Kind.SKIPPED, "expected", message, requirement, result);
  }

  private static Mark.Kind kindOf(Outcome outcome) {
    return switch (outcome) {
      case PASS, WARN -> Mark.Kind.NONE;
      case FAIL -> Mark.Kind.FAILURE;
      case UNSUPPORTED, NOT_APPLICABLE -> Mark.Kind.SKIPPED;
      case INCONCLUSIVE, ERROR -> Mark.Kind.ERROR;
    };
  }

  private static String reason(Result result) {
    return result.message().isBlank()
        ? "%s: expected %s, actual %s"
            .formatted(result.outcome().word(), result.expected(), result.actual())
        : result.message();
  }

  private Mark mark(
      Mark.Kind kind,
      String type,
      String message,
      Optional<Requirement> requirement,
      Result result) {
    return kind == Mark.Kind.NONE
        ? Mark.NONE
        : new Mark(
            kind, type, cut(message), new Story(record, message, requirement).with(result).text());
  }

  private Mark mark(
      Mark.Kind kind, String type, String message, Optional<Requirement> requirement) {
    return new Mark(kind, type, cut(message), new Story(record, message, requirement).text());
  }

  private static String cut(String message) {
    return XmlText.cut(message, MESSAGE);
  }
}
