// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;

/** Hears of what went wrong around a check rather than in it: our own fault, told as an error. */
final class FailureListener implements TestExecutionListener {
  private final RunContext run;

  FailureListener(RunContext run) {
    this.run = run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL || !test.isTest()) {
      return;
    }
    String reason =
        result.getThrowable().map(Throwable::toString).orElse("the harness gave no reason");
    run.find(test.getDisplayName())
        .filter(each -> !run.results().containsKey(each.id()))
        .ifPresent(
            each -> run.report(Result.plain(each.id(), Outcome.ERROR, "harness: " + reason)));
  }
}
