// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.run.RunListener;

/** Tells JUnit of each check while the run goes on. */
final class CheckEvents implements RunListener {
  private final Map<String, CheckDescriptor> checks;
  private final EngineExecutionListener junit;
  private final ExpectationSource expected;
  private final SuitePlan plan;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Map<String, Verdict.Kind> told = new ConcurrentHashMap<>();
  private volatile RunRecord start;
  private volatile Expectations expectations;

  CheckEvents(Map<String, CheckDescriptor> checks, EngineExecutionListener junit, SuitePlan plan) {
    this.checks = checks;
    this.junit = junit;
    this.plan = plan;
    this.expected = plan.expected();
  }

  /** Judges nothing yet, so that a line that names an unknown id is refused before any check. */
  @Override
  public void reached(RunRecord record) {
    expectations = expected.of(record);
    Comparison.of(record, expectations, plan.strict());
    start = record;
  }

  @Override
  public void started(String id) {
    CheckDescriptor check = checks.get(id);
    if (check != null && begun.add(id)) {
      junit.executionStarted(check);
    }
  }

  @Override
  public void finished(Result result) {
    if (!plan.repeats()) {
      RunRecord one = start.withResults(List.of(result));
      Comparison.of(one, expectations, plan.strict())
          .of(result.id())
          .ifPresent(verdict -> tell(one, verdict));
    }
  }

  /**
   * Tells what has not been told: checks that were run several times, cut off, or never begun.
   *
   * @return ids whose verdict is worse in the end than it was when they were told
   */
  List<String> complete(RunRecord record, Comparison comparison) {
    List<String> worse = new ArrayList<>();
    for (Verdict verdict : comparison.verdicts()) {
      Optional<Verdict.Kind> before = Optional.ofNullable(told.get(verdict.id()));
      if (before.isEmpty()) {
        tell(record, verdict);
      } else if (verdict.kind().exitCode().code() > before.get().exitCode().code()) {
        worse.add(verdict.id() + ": " + verdict.text());
      }
    }
    return worse;
  }

  /** Ends what has begun, since the run cannot go on. */
  void abandon(String reason) {
    begun.stream()
        .filter(id -> !told.containsKey(id))
        .forEach(
            id ->
                junit.executionFinished(
                    checks.get(id), TestExecutionResult.failed(new CannotRun(reason))));
  }

  private void tell(RunRecord record, Verdict verdict) {
    CheckDescriptor check = checks.get(verdict.id());
    if (check == null || told.putIfAbsent(verdict.id(), verdict.kind()) != null) {
      return;
    }
    started(verdict.id());
    record.result(verdict.id()).ifPresent(result -> publish(check, result));
    junit.executionFinished(check, new Ending(record, plan.out()).of(verdict));
  }

  /** What is more than a plain pass, for whoever looks at the test's own output. */
  private void publish(CheckDescriptor check, Result result) {
    Map<String, String> entries = new TreeMap<>();
    if (!result.message().isBlank()) {
      entries.put(result.verdict(), Printable.text(result.message()));
    }
    result.observed().forEach((key, value) -> entries.put(key, Printable.text(value)));
    entries.values().removeIf(String::isBlank);
    if (!entries.isEmpty()) {
      junit.reportingEntryPublished(check, ReportEntry.from(entries));
    }
    result
        .evidence()
        .forEach(
            file -> {
              Path path = plan.out().resolve(file.path());
              junit.fileEntryPublished(check, FileEntry.from(path, file.mediaType()));
            });
  }
}
