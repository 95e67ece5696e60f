// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A {@link GuardianHost} in a JVM of its own, with a guarded command that has children. */
final class HostProcess implements AutoCloseable {
  /* Two children, one in a session of its own; the first line says that all is up. */
  private static final String COMMAND =
      """
      sleep 600 &
      setsid sleep 600 &
      : >"$PROTOPROBE_RUN_DIR/file"
      trap 'exit 42' TERM
      echo $$
      wait
      """;

  private final Process process;
  private final BufferedReader lines;
  private final String marker;
  private final long unshare;
  private final long init;
  private final Path runDirectory;
  private final long inner;

  private HostProcess(Process process, String marker) throws IOException {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.marker = marker;
    this.unshare = Long.parseLong(nextLine());
    this.init = Long.parseLong(nextLine());
    this.runDirectory = Path.of(nextLine());
    this.inner = Long.parseLong(nextLine());
  }

  static HostProcess start(Someone user, Path classes) throws IOException {
    String marker = "MARKER=" + UUID.randomUUID();
    List<String> line = new ArrayList<>(user.prefix());
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:-UsePerfData", "-cp", classes.toString()));
    line.addAll(List.of(GuardianHost.class.getName(), "env", marker, "sh", "-c", COMMAND));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(classes.toFile());
    builder.environment().remove("HOME");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    try {
      return new HostProcess(process, marker);
    } catch (IOException | RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  String nextLine() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("outer JVM: expected a line, got the end of its output");
    }
    return line;
  }

  void say(String line) throws IOException {
    OutputStream to = process.getOutputStream();
    to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  String marker() {
    return marker;
  }

  long unshare() {
    return unshare;
  }

  long init() {
    return init;
  }

  long inner() {
    return inner;
  }

  Path runDirectory() {
    return runDirectory;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
