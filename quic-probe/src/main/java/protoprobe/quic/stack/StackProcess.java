// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;

/** One child and the calls that it has not answered yet. */
final class StackProcess {
  private static final int POLITE_MILLIS = 2_000;

  /** Longest line that is believed, in octets: a visit with its qlog. */
  private static final int LONGEST = 32 << 20;

  private final String name;
  private final Path directory;
  private final Process process;
  private final Tail words = new Tail();
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Visit>> calls = new ConcurrentHashMap<>();
  private final Orders orders;
  private final Thread errors;
  private volatile String killed = "";
  private volatile boolean closed;

  /** Why there are no more answers; set before the calls under way are ended. */
  private volatile Optional<String> end = Optional.empty();

  private StackProcess(String name, Path directory, Process process) {
    this.name = name;
    this.directory = directory;
    this.process = process;
    this.orders = new Orders(name, process.getOutputStream());
    this.errors = thread("errors", () -> words.drain(process.getErrorStream()));
  }

  /**
   * Starts one.
   *
   * @throws NotApplicable if that is impossible
   */
  static StackProcess start(String name, Class<?> main) {
    Path directory = OwnDirectory.make();
    try {
      Process process = new ProcessBuilder(StackCommand.of(directory, main)).start();
      StackProcess started = new StackProcess(name, directory, process);
      started.errors.start();
      started.thread("reports", started::read).start();
      return started;
    } catch (IOException failure) {
      OwnDirectory.remove(directory);
      throw new NotApplicable(name + ": its process was not started: " + failure.getMessage());
    }
  }

  private Thread thread(String what, Runnable task) {
    Thread thread = new Thread(task, name + " " + what);
    thread.setDaemon(true);
    return thread;
  }

  /** Whether it can be asked. */
  boolean isAlive() {
    return end.isEmpty() && killed.isEmpty() && process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Asks for a visit; the answer is completed in any case, at the latest when the child ends. */
  CompletableFuture<Visit> send(Errand errand) {
    long id = numbers.incrementAndGet();
    CompletableFuture<Visit> call = new CompletableFuture<>();
    calls.put(id, call);
    orders.send(StackLine.of(new StackLine.Order(id, errand)), why -> kill("did not read: " + why));
    end.ifPresent(reason -> conclude(id, reason)); // it may have ended before the call was put
    return call;
  }

  private void read() {
    ReportReader reports = new ReportReader(process.getInputStream(), LONGEST);
    String broken = "closed its output";
    try {
      for (var line = reports.next(); line.isPresent(); line = reports.next()) {
        heard(line.get());
      }
    } catch (IOException unreadable) {
      broken = "said what cannot be read: " + unreadable.getMessage();
      thread("rest", () -> words.drain(reports.rest())).start();
    }
    end = Optional.of(awaitEnd(broken));
    orders.end();
    OwnDirectory.remove(directory); // before anybody hears of the end: then nothing is left
    calls.keySet().forEach(id -> conclude(id, end.get()));
  }

  /** A report, or what a dying JVM says. */
  private void heard(String line) throws IOException {
    if (line.startsWith("{")) {
      report(StackLine.read(line, StackLine.Report.class));
    } else {
      words.add(line + "\n");
    }
  }

  private void report(StackLine.Report report) {
    CompletableFuture<Visit> call = calls.remove(report.id());
    if (call == null) {
      return;
    }
    report
        .visit()
        .ifPresentOrElse(
            call::complete,
            () ->
                call.completeExceptionally(
                    new NotApplicable(name + ": " + report.notApplicable())));
  }

  private void conclude(long id, String reason) {
    CompletableFuture<Visit> call = calls.remove(id);
    if (call == null) {
      return;
    }
    if (closed) {
      call.completeExceptionally(new Inconclusive(name + ": closed during a visit"));
    } else {
      call.complete(Visit.failed(reason));
    }
  }

  /** Its output has ended or is useless, mostly since it dies; so must it. */
  private String awaitEnd(String why) {
    if (!ended()) {
      kill(why);
      ended();
    }
    try {
      errors.join(POLITE_MILLIS);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    return Ending.of(name, killed, process, words);
  }

  private boolean ended() {
    try {
      return process.waitFor(POLITE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Ends it at once; the calls under way have failed. */
  void kill(String why) {
    if (process.pid() <= 1) {
      throw new IllegalStateException(
          name + ": process id to kill: expected above 1, got " + process.pid());
    }
    if (killed.isEmpty()) {
      killed = why;
    }
    process.destroyForcibly();
  }

  /** Ends it: politely, by the end of its input, and by force if that is not heard. */
  void close() {
    closed = true;
    orders.end();
    if (!ended()) {
      kill("did not end with its input");
      ended();
    }
    OwnDirectory.remove(directory);
  }
}
