// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.report.Printable;

/** A probe at work. What it says on standard error is passed on line by line. */
final class ChildProcess {
  /** A probe writes its partial records within 20 s of the signal. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final int LONGEST_LINE = 8_192;
  private static final int SIGNAL = 128;

  private final String name;
  private final Process process;
  private volatile String lastWords = "";

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * How it ended.
   *
   * @param status its exit status, 128 and the signal's number if one killed it
   * @param lastWords the last line it said, or empty
   */
  record End(int status, String lastWords) {
    String words() {
      String how =
          status > SIGNAL && status <= SIGNAL + 64
              ? "killed by signal " + (status - SIGNAL)
              : "exit status " + status;
      return how + (lastWords.isEmpty() ? "" : "; its last words: " + lastWords);
    }
  }

  /**
   * Starts a command line.
   *
   * @param output where its standard output goes
   * @throws Refused if the system does not start it
   */
  static ChildProcess start(String name, List<String> line, ProcessBuilder.Redirect output) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(output);
    try {
      return new ChildProcess(name, builder.start());
    } catch (IOException e) {
      throw new Refused("probe %s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Waits for its end, passing on what it says. */
  End await(PrintWriter err) {
    Thread relay = relay(err);
    return ended(relay, waitFor());
  }

  /** The same, but not for ever: a child that takes longer is killed. */
  End await(Duration limit, PrintWriter err) {
    Thread relay = relay(err);
    if (!endsWithin(limit)) {
      process.destroyForcibly();
    }
    return ended(relay, waitFor());
  }

  /** SIGTERM, which has it write what it has; SIGKILL if it does not end. */
  void stop() {
    stop(PATIENCE);
  }

  void stop(Duration patience) {
    process.destroy();
    if (!endsWithin(patience)) {
      process.destroyForcibly();
    }
  }

  /** Whoever has inherited its standard error may keep that open: the lines do not outlive it. */
  private End ended(Thread relay, int status) {
    try {
      relay.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new End(status, lastWords);
  }

  private Thread relay(PrintWriter err) {
    Thread thread = new Thread(() -> pass(err), "relay-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void pass(PrintWriter err) {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (int each = lines.read(); each >= 0; each = lines.read()) {
        if (each == '\n' || line.length() >= LONGEST_LINE) {
          say(line, err);
        }
        if (each != '\n') {
          line.append((char) each);
        }
      }
      say(line, err);
    } catch (IOException closed) {
      // the pipe ends with the process
    }
  }

  private void say(StringBuilder line, PrintWriter err) {
    String text = Printable.text(line.toString().stripTrailing());
    line.setLength(0);
    if (!text.isEmpty()) {
      lastWords = text;
      err.println(text);
      err.flush();
    }
  }

  private int waitFor() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
