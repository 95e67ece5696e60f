// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.run.Job;

/**
 * Ctrl-C and SIGTERM: the jobs are stopped, what is there is written, and the process ends with the
 * code for it.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "protoprobe-interruption");
  private volatile List<Job> jobs = List.of();
  private volatile boolean happened;

  private Interruption() {}

  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  void stops(List<Job> running) {
    jobs = List.copyOf(running);
    if (happened) {
      jobs.forEach(Job::stop);
    }
  }

  /** Everything that must survive has been written. */
  @Override
  public void close() {
    written.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException shuttingDown) {
        // the hook runs already, and finds everything written
      }
    }
  }

  private void stop() {
    happened = true;
    jobs.forEach(Job::stop);
    try {
      written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}
