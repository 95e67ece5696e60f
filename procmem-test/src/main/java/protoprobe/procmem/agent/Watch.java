// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a transport when a time is over, which alone wakes a thread that reads from a pipe. */
final class Watch implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final ScheduledFuture<?> alarm;
  private final AtomicBoolean over = new AtomicBoolean();

  Watch(Transport transport, Duration limit) {
    this.alarm =
        CLOCK.schedule(
            () -> {
              over.set(true);
              transport.close();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Whether the time was over. */
  boolean over() {
    return over.get();
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "agent-watch");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }
}
