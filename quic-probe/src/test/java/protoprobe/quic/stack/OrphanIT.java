// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;

/** What becomes of a child whose parent ends. */
@Timeout(100)
class OrphanIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"hang", "close", "leave"})
  void nothingIsLeftWhenTheParentEnds(String how) throws Exception {
    Files.createDirectory(directory.resolve("tmp"));
    RunDirectory run = new RunDirectory(directory);
    Process parent =
        new ProcessBuilder(JavaCommand.of(run, StackParent.class, List.of(how)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = parent.inputReader()) {
      long child = Long.parseLong(lines.readLine());
      assertThat(child).isGreaterThan(1);
      if (how.equals("hang")) {
        parent.destroyForcibly();
      }
      parent.waitFor();

      assertThat(left(child)).as("what is left after ten seconds").isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Polls, since neither a stranger's process nor a directory can be waited for. */
  private List<String> left(long child) throws IOException {
    long start = System.nanoTime();
    List<String> seen = look(child);
    while (!seen.isEmpty() && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(5_000_000L);
      seen = look(child);
    }
    return seen;
  }

  private List<String> look(long child) throws IOException {
    List<String> seen = new ArrayList<>();
    Path line = Path.of("/proc", Long.toString(child), "cmdline");
    try {
      if (!Files.readString(line).isEmpty()) { // empty: only its parent has not looked yet
        seen.add("process " + child);
      }
    } catch (IOException gone) {
      // as it should be
    }
    try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
      files.forEach(file -> seen.add("file " + file));
    }
    return seen;
  }
}
