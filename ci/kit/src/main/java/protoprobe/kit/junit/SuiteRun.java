// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.junit.platform.engine.TestExecutionResult.aborted;
import static org.junit.platform.engine.TestExecutionResult.failed;
import static org.junit.platform.engine.TestExecutionResult.successful;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Runs one suite, in this process unless its target is local. */
final class SuiteRun {
  private final SuiteDescriptor suite;
  private final ExecutionRequest request;
  private final EngineExecutionListener junit;

  SuiteRun(SuiteDescriptor suite, ExecutionRequest request) {
    this.suite = suite;
    this.request = request;
    this.junit = request.getEngineExecutionListener();
  }

  void execute() {
    Optional<Disabled> disabled =
        AnnotationSupport.findAnnotation(suite.definition().type(), Disabled.class);
    if (disabled.isPresent()) {
      junit.executionSkipped(suite, disabled.get().value());
      return;
    }
    junit.executionStarted(suite);
    junit.executionFinished(suite, outcome());
  }

  /** What hinders us is one line; what the user's own method throws is theirs, trace and all. */
  private TestExecutionResult outcome() {
    try {
      if (suite.fault().isPresent()) {
        throw new BadInput(suite.fault().get());
      }
      examine(suite.definition().start());
      return successful();
    } catch (BadInput | Refused | NotPermitted e) {
      return failed(new CannotRun(line(e.getMessage())));
    } catch (TestAbortedException e) { // an assumption of the user's own method
      return aborted(e);
    } catch (Exception | AssertionError | LinkageError e) {
      return failed(e);
    }
  }

  private void examine(Optional<RunningTarget> started) throws Exception {
    try {
      Placeholders texts = new Placeholders(request.getConfigurationParameters(), System.getenv());
      run(SuitePlan.of(suite, started, texts, this::usual));
    } finally {
      if (started.isPresent()) {
        started.get().closing().close();
      }
    }
  }

  private void run(SuitePlan plan) {
    CheckEvents events = new CheckEvents(suite.checks(), junit, plan);
    try {
      RunRecord record = plan.job().run(events);
      RecordFile.write(record, plan.out().resolve("records/" + record.name() + ".json"));
      if (record.state() == RunState.ABSENT || record.state() == RunState.UNREACHABLE) {
        throw new Refused(
            "%s: %s: %s".formatted(record.target().name(), record.state().word(), record.reason()));
      }
      Comparison comparison = Comparison.of(record, plan.expected().of(record), plan.strict());
      List<String> wrong = new ArrayList<>(events.complete(record, comparison));
      comparison.floorMissed().ifPresent(wrong::add);
      if (!wrong.isEmpty()) {
        throw new Refused(String.join("\n", wrong));
      }
    } finally {
      events.abandon("the run ended before this check did");
    }
  }

  private Path usual() {
    return request
        .getOutputDirectoryCreator()
        .getRootDirectory()
        .resolve("conformance")
        .resolve(suite.definition().type().getName());
  }

  private static String line(String message) {
    return String.join("\n", Printable.lines(message));
  }
}
