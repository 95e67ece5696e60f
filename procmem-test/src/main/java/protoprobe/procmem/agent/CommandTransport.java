// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import protoprobe.kit.fault.Refused;

/** A command run as a child of this JVM, such as {@code docker exec -i web sh}. */
public final class CommandTransport implements Transport {
  private static final Duration POLITE = Duration.ofSeconds(2);
  private static final long WORDS_MILLIS = 500;

  private final String name;
  private final Process process;
  private final InputStream from;
  private final LastWords words = new LastWords();
  private final Thread drain;

  private CommandTransport(String name, Process process) {
    this.name = name;
    this.process = process;
    this.from = new BufferedInputStream(process.getInputStream());
    this.drain = words.drain(process.getErrorStream());
  }

  /**
   * Starts it.
   *
   * @param name for messages
   * @throws Refused if the program cannot be started
   */
  public static CommandTransport start(String name, List<String> line) {
    try {
      return new CommandTransport(name, new ProcessBuilder(line).start());
    } catch (IOException failure) {
      throw new Refused(name + ": not started: " + failure.getMessage(), failure);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OutputStream to() {
    return process.getOutputStream();
  }

  @Override
  public InputStream from() {
    return from;
  }

  @Override
  public String lastWords() {
    String ending = "";
    try {
      if (process.waitFor(WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        ending = "; it ended with status " + process.exitValue();
        drain.join(WORDS_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    String said = words.text();
    return said.isEmpty() ? ending : ending + "; it said: " + said;
  }

  /** The process that was started. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The end of its input ends an agent; whoever does not listen is killed with its children. */
  @Override
  public void close() {
    endOfInput();
    if (!ended()) {
      List<ProcessHandle> below = process.descendants().toList();
      below.forEach(CommandTransport::kill);
      kill(process.toHandle());
      if (!ended()) {
        throw new IllegalStateException(
            name + ": process " + process.pid() + ": expected to end, got SIGKILL ignored");
      }
    }
  }

  private void endOfInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      return; // What was not flushed is of no use to anyone.
    }
  }

  private boolean ended() {
    try {
      return process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      kill(process.toHandle());
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void kill(ProcessHandle handle) {
    if (handle.pid() <= 1) {
      throw new IllegalStateException("process to kill: expected above 1, got " + handle.pid());
    }
    handle.destroyForcibly();
  }
}
