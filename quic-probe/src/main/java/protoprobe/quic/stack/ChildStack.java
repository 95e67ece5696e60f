// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import protoprobe.kit.check.Inconclusive;

/**
 * A stack in a JVM of its own, started at the first errand; all errands share it. If it dies, the
 * visits under way have failed, and the next errand starts another.
 */
public final class ChildStack implements Stack {
  /** What a visit may take beyond the errand's limits: the start of a JVM on a busy machine. */
  private static final int GRACE_MILLIS = 20_000;

  private final String name;
  private final Class<?> main;
  private final int grace;
  private StackProcess process;
  private boolean closed;

  /**
   * @param name of the stack and its version
   * @param main its {@code main} calls {@link StackService#serve}
   */
  public ChildStack(String name, Class<?> main) {
    this(name, main, GRACE_MILLIS);
  }

  ChildStack(String name, Class<?> main, int grace) {
    this.name = name;
    this.main = main;
    this.grace = grace;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Visit visit(Errand errand) {
    return visit(errand, call -> {});
  }

  /** The same child for one case: closing this ends the visits asked for through it, no others. */
  public Stack share() {
    return new SharedStack(this);
  }

  /**
   * @param seen is shown the call before it is waited for
   */
  Visit visit(Errand errand, Consumer<CompletableFuture<Visit>> seen) {
    StackProcess child = process();
    int limit = errand.limits().total() + grace;
    CompletableFuture<Visit> call = child.send(errand);
    seen.accept(call);
    try {
      return call.get(limit, TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      child.kill("gave no visit within " + limit + " ms");
      return call.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Inconclusive(name + ": interrupted during a visit", interrupted);
    } catch (ExecutionException refused) {
      throw rethrown(refused.getCause());
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof RuntimeException expected) {
      return expected;
    }
    return new IllegalStateException(cause);
  }

  /** The process that serves now, or that served last. */
  synchronized ProcessHandle handle() {
    return process.handle();
  }

  private synchronized StackProcess process() {
    if (closed) {
      throw new Inconclusive(name + ": asked for a visit after it was closed");
    }
    if (process == null || !process.isAlive()) {
      process = StackProcess.start(name, main);
    }
    return process;
  }

  /** Ends the child; visits under way are inconclusive. */
  @Override
  public void close() {
    StackProcess last;
    synchronized (this) {
      closed = true;
      last = process;
    }
    if (last != null) {
      last.close();
    }
  }
}
