// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import protoprobe.kit.fault.ExitCode;

/**
 * Ctrl-C and SIGTERM: what runs is stopped, what is there is written, and the process ends with the
 * code for it. Must be closed, for else every end of the process waits for what is to be written.
 */
public final class Interruption implements AutoCloseable {
  private final Duration patience;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "protoprobe-interruption");
  private final List<Runnable> stops = new ArrayList<>();
  private boolean happened;

  private Interruption(Duration patience) {
    this.patience = patience;
  }

  /**
   * Watches from now on.
   *
   * @param patience longest time between the signal and the end of the process
   */
  public static Interruption watch(Duration patience) {
    Interruption interruption = new Interruption(patience);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Has this done when the signal comes; at once if it has come. */
  public void stops(Runnable stop) {
    synchronized (this) {
      stops.add(stop);
      if (!happened) {
        return;
      }
    }
    stop.run();
  }

  /** Whether the signal has come. */
  public synchronized boolean happened() {
    return happened;
  }

  /** Everything that must survive has been written. */
  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the hook runs already, and finds everything written
    }
  }

  private void stop() {
    List<Runnable> known;
    synchronized (this) {
      happened = true;
      known = List.copyOf(stops);
    }
    known.forEach(Runnable::run);
    try {
      written.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}
