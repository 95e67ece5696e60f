// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import protoprobe.kit.fault.Refused;

/** A real server that is run in the foreground, inside a guardian's namespaces. */
public final class Daemon implements AutoCloseable {
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
  private static final Duration POLITE = Duration.ofSeconds(2);
  private static final int LAST_LINES = 5;

  private final DaemonSpec spec;
  private final Process process;

  private Daemon(DaemonSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts it, with {@code /dev/null} as standard input.
   *
   * @throws Refused if the program cannot be started
   */
  public static Daemon start(DaemonSpec spec) {
    ProcessBuilder builder = new ProcessBuilder(spec.command());
    builder.directory(spec.directory().toFile());
    builder.environment().putAll(spec.environment());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(spec.log().toFile());
    try {
      return new Daemon(spec, builder.start());
    } catch (IOException failure) {
      throw new Refused(spec.name() + ": not started: " + failure.getMessage(), failure);
    }
  }

  /**
   * Asks again and again until it answers.
   *
   * @param ready one short question to the daemon; bounded in time by itself
   * @param limit how long it may take
   * @throws Refused with the last lines of its log if it ends first or the limit passes
   */
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    long start = System.nanoTime();
    while (process.isAlive()) {
      if (ready.getAsBoolean()) {
        return;
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new Refused(spec.name() + ": no answer within " + limit.toMillis() + " ms" + words());
      }
      ended(BETWEEN_PROBES);
    }
    throw new Refused(
        spec.name()
            + ": ended with status "
            + process.exitValue()
            + " before it was ready"
            + words());
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completed when it ends, in whatever way, with one line that says how. */
  public CompletableFuture<String> ended() {
    return process
        .onExit()
        .thenApply(gone -> spec.name() + ": ended with status " + gone.exitValue() + words());
  }

  /** The last lines of its log, oldest first; empty if there are none. */
  public List<String> lastLines() {
    return LogTail.of(spec.log(), LAST_LINES);
  }

  /** SIGTERM, and SIGKILL if that is not heard within two seconds. May be called again. */
  @Override
  public void close() {
    if (process.pid() <= 1) {
      throw new IllegalStateException(
          spec.name() + ": process id to stop: expected above 1, got " + process.pid());
    }
    process.destroy();
    if (!ended(POLITE)) {
      process.destroyForcibly();
      if (!ended(POLITE)) {
        throw new IllegalStateException(
            spec.name() + ": process " + process.pid() + ": expected to end, got SIGKILL ignored");
      }
    }
  }

  private String words() {
    List<String> lines = lastLines();
    return lines.isEmpty() ? "; its log is empty" : "; its log ends: " + String.join(" | ", lines);
  }

  private boolean ended(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Refused(spec.name() + ": interrupted while waiting for it", interrupted);
    }
  }
}
