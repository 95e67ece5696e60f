// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command in pid, mount and network namespaces of its own (a user namespace too if not root), of
 * which nothing is left when it ends, when it is closed, or when the JVM dies in whatever way.
 * Process 1 of the pid namespace is the shell of {@link GuardianScript}. The command gets a tmpfs
 * as {@link RunDirectory}, {@code /dev/null} as standard input, and a session of its own, so that a
 * terminal's Ctrl-C does not reach it.
 */
public final class Guardian implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);

  private final Process process;
  private final ProcessHandle init;
  private final GuardianErrors errors;
  private final RunDirectory directory;

  private Guardian(
      Process process, ProcessHandle init, GuardianErrors errors, RunDirectory directory) {
    this.process = process;
    this.init = init;
    this.errors = errors;
    this.directory = directory;
  }

  /**
   * Starts a command.
   *
   * @throws NotPermitted if a step before the command is refused
   */
  public static Guardian start(GuardianSpec spec) {
    List<Path> visible = new ArrayList<>(MountPoint.ofThisJvm());
    visible.addAll(spec.visible());
    RunDirectory run = new RunDirectory(MountPoint.choose(visible));
    boolean privileged = isRoot();
    List<String> unshare = List.of("unshare", privileged ? "-nmpf" : "-rnmpf", "--mount-proc");
    Process process = launch(unshare, run, spec);
    GuardianErrors errors = new GuardianErrors(process.getErrorStream(), spec.errors());
    try {
      if (!errors.awaitReady()) {
        endOfLife(process);
        throw Refusal.of(String.join(" ", unshare), errors.said(), process.waitFor(), privileged);
      }
      ProcessHandle init =
          process.children().findFirst().orElseThrow(() -> new IOException("unshare has no child"));
      errors.forward();
      Guardian guardian = new Guardian(process, init, errors, run);
      guardian.go();
      return guardian;
    } catch (IOException | InterruptedException failure) {
      endOfLife(process);
      throw new IllegalStateException("guardian: expected to be ready, got " + failure, failure);
    }
  }

  /** Why namespaces cannot be made here; empty if they can. Starts and ends a guardian. */
  public static Optional<NotPermitted> probe() {
    GuardianSpec nothing = GuardianSpec.of("true").withPipedOutput();
    try (Guardian guardian = start(nothing.withErrors(OutputStream.nullOutputStream()))) {
      guardian.waitFor();
      return Optional.empty();
    } catch (NotPermitted refused) {
      return Optional.of(refused);
    }
  }

  /** The run directory's path, as it is inside. Outside it is an ordinary directory. */
  public RunDirectory directory() {
    return directory;
  }

  /** Standard output of the command, if the specification asks for a pipe; else empty. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** Process 1 of the namespace, seen from outside. */
  public ProcessHandle init() {
    return init;
  }

  /** The unshare process, the parent of process 1. */
  public ProcessHandle unshare() {
    return process.toHandle();
  }

  /**
   * The command's exit status; empty while it runs. 128 + N if signal N ended the command or the
   * guardian, 124 if {@link #close()} came first.
   */
  public Optional<Integer> exit() {
    return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  /** Waits for the command and returns its exit status as {@link #exit()} does. */
  public int waitFor() {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("guardian: interrupted while waiting for its command");
    }
  }

  /** Ends everything inside and waits until it is gone. May be called again. */
  @Override
  public void close() {
    endOfLife(process);
    boolean interrupted = Thread.interrupted(); // an interrupted caller wants it gone all the same
    try {
      if (!isGone(init)) {
        init.destroyForcibly();
        if (!isGone(init)) {
          throw new IllegalStateException(
              "guardian: process 1 is " + init.pid() + ": expected to end, got nothing in " + END);
        }
      }
      process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
      errors.finish(END.toMillis());
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    // Killed from outside, unshare leaves process 1 behind, which then still has the pipe.
    process.onExit().thenAccept(Guardian::endOfLife);
  }

  private static Process launch(List<String> unshare, RunDirectory run, GuardianSpec spec) {
    List<String> line = new ArrayList<>(List.of("setsid", "-w"));
    line.addAll(unshare);
    line.addAll(List.of("--", "/bin/sh", "-c", GuardianScript.TEXT, "guardian"));
    line.addAll(List.of(run.path().toString(), String.join(" ", spec.addresses())));
    line.addAll(spec.command().apply(run));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(spec.environment());
    builder.environment().put("LC_ALL", "C.UTF-8"); // the refusals are read
    builder.environment().merge("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", (a, b) -> a + ":" + b);
    if (!spec.pipeOutput()) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    try {
      return builder.start();
    } catch (IOException missing) {
      String error = String.valueOf(missing.getMessage());
      throw new NotPermitted("setsid", error, Optional.of("the package util-linux"));
    }
  }

  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException failure) {
      throw new UncheckedIOException("/proc/self: expected its owner", failure);
    }
  }

  private static void endOfLife(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      return; // What was not flushed is of no use to anyone: the other end is gone.
    }
  }

  private static boolean isGone(ProcessHandle handle) throws InterruptedException {
    try {
      handle.onExit().get(END.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException running) {
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("guardian: waiting for process 1", failure);
    }
  }
}
