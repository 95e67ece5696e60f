// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A command line that was started. */
final class Running implements AutoCloseable {
  /** Far above what any of these runs takes. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final String mark;
  private final CompletableFuture<String> output;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private Running(Process process, String mark) {
    this.process = process;
    this.mark = mark;
    this.output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    this.reader = new Thread(this::readErrors, "stderr of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static Running start(Call call) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(call.line());
    builder.directory(call.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, call.mark());
  }

  /** Its process; the stub and {@code setpriv} replace themselves by what they start. */
  long pid() {
    assertThat(process.pid()).as("process to look at, or to signal").isGreaterThan(1);
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String mark() {
    return mark;
  }

  /** The lines on standard error until now. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Every process that carries the mark now. */
  List<Marked> processes() {
    return Marked.with(mark);
  }

  /** Sends a signal by name, to the process or to its whole process group. */
  void signal(String name, boolean group) throws IOException, InterruptedException {
    String whom = (group ? "-" : "") + pid();
    Process kill = new ProcessBuilder("kill", "-s", name, "--", whom).inheritIO().start();
    assertThat(kill.waitFor()).as("kill -s %s %s", name, whom).isZero();
  }

  /** Waits for the end. */
  Ran end() throws InterruptedException {
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(ended).as("ended within %s; said %s", LIMIT, errors).isTrue();
    reader.join(LIMIT.toMillis());
    return new Ran(process.exitValue(), output.join(), new ArrayList<>(errors));
  }

  /** Kills what is left of it. */
  @Override
  public void close() {
    process.destroyForcibly();
    Marked.with(mark).forEach(Marked::kill);
  }

  private void readErrors() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(errors::add);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return; // killed: what was read counts
    }
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("standard output", e);
    }
  }
}
