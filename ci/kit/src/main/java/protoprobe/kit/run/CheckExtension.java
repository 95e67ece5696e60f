// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Check;

/**
 * Turns a check into one invocation for each selected case. Jupiter finds it by the service loader,
 * and only in launches of {@link ProbeRun}, so that checks need no annotation beside {@link Check}.
 */
public final class CheckExtension
    implements TestTemplateInvocationContextProvider, ExecutionCondition {
  /** Called by the service loader. */
  public CheckExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return ours(context) && context.getRequiredTestMethod().isAnnotationPresent(Check.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    RunContext run = runOf(context);
    return run.casesOf(context.getRequiredTestMethod()).stream()
        .map(each -> new CaseInvocation(run, each));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!ours(context)) {
      return ConditionEvaluationResult.enabled("no test of ours");
    }
    return runOf(context)
        .stopReason()
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the run goes on"));
  }

  /** Where a user has Jupiter detect extensions, this one is also asked about the user's tests. */
  private static boolean ours(ExtensionContext context) {
    return context.getConfigurationParameter(ProbeRun.KEY).isPresent();
  }

  private static RunContext runOf(ExtensionContext context) {
    String key = context.getConfigurationParameter(ProbeRun.KEY).orElseThrow();
    return ProbeRun.ActiveRuns.RUNS.get(key);
  }

  private record CaseInvocation(RunContext run, CheckCase each)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return each.id();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new CaseExtension(run, each));
    }
  }
}
