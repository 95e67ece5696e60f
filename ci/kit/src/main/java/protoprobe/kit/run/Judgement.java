// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.check.Unsupported;

/**
 * What the end of a check means for its outcome.
 *
 * @param outcome the verdict
 * @param message one line
 * @param expected the sentence given to {@code as(…)}, or empty
 * @param actual what was seen, or empty
 */
record Judgement(Outcome outcome, String message, String expected, String actual) {
  /** The check ended without an exception. */
  static Judgement normal(Level level, Optional<Grade> grade) {
    if (grade.isEmpty()) {
      return new Judgement(Outcome.PASS, "", "", "");
    }
    String message = "grade " + grade.get().word();
    return switch (grade.get()) {
      case EXACT, GENERIC, NONE -> new Judgement(Outcome.PASS, message, "", "");
      case WEAK -> new Judgement(Outcome.WARN, message, "", "");
      case WRONG ->
          new Judgement(level == Level.MUST ? Outcome.FAIL : Outcome.WARN, message, "", "");
    };
  }

  /** The check ended with an exception; {@code late} if its deadline had passed by then. */
  static Judgement of(Throwable thrown, Level level, boolean late) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof Unsupported) {
      return because(Outcome.UNSUPPORTED, cause);
    } else if (cause instanceof NotApplicable) {
      return because(Outcome.NOT_APPLICABLE, cause);
    } else if (cause instanceof AssertionError) {
      return broken((AssertionError) cause, level);
    } else if (cause instanceof Inconclusive) {
      return because(Outcome.INCONCLUSIVE, cause);
    }
    return late
        ? new Judgement(
            Outcome.INCONCLUSIVE, "the time limit of the check passed", "", cause.toString())
        : new Judgement(Outcome.ERROR, firstLine(cause.toString()), "", trace(cause));
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof ParameterResolutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static Judgement because(Outcome outcome, Throwable cause) {
    return new Judgement(outcome, String.valueOf(cause.getMessage()), "", "");
  }

  private static Judgement broken(AssertionError error, Level level) {
    String text = String.valueOf(error.getMessage()).strip();
    int end = endOfDescription(text);
    String expected = end < 0 ? "" : text.substring(1, end);
    String actual = text.substring(end + 1).strip();
    Outcome outcome =
        switch (level) {
          case MUST, MAY -> Outcome.FAIL;
          case SHOULD -> Outcome.WARN;
          case INFO -> Outcome.ERROR; // an INFO check has no right to assert
        };
    return new Judgement(
        outcome, expected.isEmpty() ? firstLine(actual) : expected, expected, actual);
  }

  /** Where the bracket closes that a description stands in; it may hold pairs of brackets. */
  private static int endOfDescription(String text) {
    if (!text.startsWith("[") || text.startsWith("[]")) {
      return -1;
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.indexOf(']');
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String trace(Throwable cause) {
    StringBuilder lines = new StringBuilder(cause.toString());
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (frame.getClassName().startsWith("protoprobe.")) {
        lines.append("\n  at ").append(frame);
      }
    }
    return lines.toString();
  }
}
