// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import protoprobe.kit.expect.Expectation;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.report.Deviation;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/** What a verdict means for a test. */
final class Ending {
  private static final StackTraceElement[] NOWHERE = {};

  private final RunRecord record;
  private final Path out;

  /**
   * @param record has the result that is spoken of
   * @param out where its evidence lies
   */
  Ending(RunRecord record, Path out) {
    this.record = record;
    this.out = out;
  }

  /** Successful, aborted or failed; a failure is an assertion's unless there is no verdict. */
  TestExecutionResult of(Verdict verdict) {
    Optional<Result> result = record.result(verdict.id());
    return switch (verdict.kind()) {
      case AS_EXPECTED ->
          result
              .filter(each -> !each.outcome().decided())
              .map(each -> aborted(each.outcome().word() + ": " + each.message()))
              .orElseGet(TestExecutionResult::successful);
      case EXPECTED_DEVIATION ->
          aborted(
              "expected %s: %s"
                  .formatted(
                      result.map(Result::verdict).orElse("deviation"),
                      verdict.expectation().map(Expectation::reason).orElse(verdict.text())));
      case NEW_DEVIATION, FLAKY, UNEXPECTED_PASS, NOT_RUN -> failed(verdict, result);
      case UNDECIDABLE -> TestExecutionResult.failed(new CannotRun(text(verdict, result)));
    };
  }

  private static TestExecutionResult aborted(String reason) {
    return TestExecutionResult.aborted(quiet(new TestAbortedException(Printable.text(reason))));
  }

  private TestExecutionResult failed(Verdict verdict, Optional<Result> result) {
    String text = text(verdict, result);
    boolean compared =
        verdict.kind() == Verdict.Kind.NEW_DEVIATION
            && result.filter(each -> !each.expected().isEmpty()).isPresent();
    return TestExecutionResult.failed(
        quiet(
            compared
                ? new AssertionFailedError(
                    text, lines(result.get().expected()), lines(result.get().actual()))
                : new AssertionFailedError(text)));
  }

  private String text(Verdict verdict, Optional<Result> result) {
    boolean told = verdict.kind() != Verdict.Kind.UNEXPECTED_PASS;
    String first =
        result
            .map(Result::message)
            .filter(message -> told && !message.isBlank())
            .orElse(verdict.text());
    RunRecord shown = record.withResults(result.map(this::shown).stream().toList());
    List<String> lines = new ArrayList<>(List.of(Printable.text(first)));
    lines.addAll(Deviation.details(shown, verdict));
    lines.add("    Run again    -D%s=%s".formatted(SuiteDescriptor.ONLY, verdict.id()));
    return String.join("\n", lines);
  }

  private static String lines(String text) {
    return String.join("\n", Printable.lines(text));
  }

  /** Where in our code it was found out says nothing. */
  private static <T extends Throwable> T quiet(T thrown) {
    thrown.setStackTrace(NOWHERE);
    return thrown;
  }

  /** Without the message, which is the first line already; evidence as it is found from here. */
  private Result shown(Result result) {
    Path here = Path.of("").toAbsolutePath();
    Path folder = out.toAbsolutePath();
    Path shown = folder.startsWith(here) ? here.relativize(folder) : folder;
    return new Result(
        result.id(),
        result.outcome(),
        result.grade(),
        "",
        result.expected(),
        result.actual(),
        result.observed(),
        result.evidence().stream()
            .map(file -> new EvidenceFile(shown.resolve(file.path()).toString(), file.mediaType()))
            .toList(),
        result.durationMillis(),
        result.attempts());
  }
}
