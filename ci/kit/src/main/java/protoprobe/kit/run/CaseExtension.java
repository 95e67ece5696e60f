// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Row;
import protoprobe.kit.target.CaseRun;

/** Surrounds the execution of one case: its lock, its parameters, its deadline, its result. */
final class CaseExtension implements BeforeEachCallback, ParameterResolver, InvocationInterceptor {
  private final RunContext run;
  private final CheckCase each;
  private final Lock lock;
  private Optional<Throwable> refused = Optional.empty();
  private Execution execution;
  private ScheduledFuture<?> watchdog;

  CaseExtension(RunContext run, CheckCase each) {
    this.run = run;
    this.each = each;
    this.lock = run.lockFor(each);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lock.lock();
    execution = run.open(each);
    watchdog = run.watch(execution);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Findings.class
        || type == CaseRun.class
        || Row.class.isAssignableFrom(type)
        || run.target().gives(type);
  }

  /** What the target refuses is kept for the verdict; the check is not entered then. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Findings.class || type == CaseRun.class) {
      return execution;
    }
    if (Row.class.isAssignableFrom(type)) {
      return each.row().orElseThrow();
    }
    try {
      return run.target().give(type, execution);
    } catch (RuntimeException | AssertionError e) {
      refused = refused.or(() -> Optional.of(e));
      return null;
    }
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    Optional<Throwable> thrown = refused;
    try {
      if (refused.isPresent()) {
        invocation.skip();
      } else {
        invocation.proceed();
      }
    } catch (Throwable e) {
      thrown = Optional.of(e);
    } finally {
      watchdog.cancel(false);
      Thread.interrupted(); // the watchdog's, if it was faster
      run.close(execution, thrown);
      lock.unlock();
    }
  }
}
