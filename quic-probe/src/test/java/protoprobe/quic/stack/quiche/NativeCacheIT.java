// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;

/** A cache that several processes share. */
@Timeout(100)
class NativeCacheIT {
  private static final int TOGETHER = 4;

  @TempDir Path folder;

  @Test
  void processesThatBeginTogetherAllGetTheWholeLibrary() throws Exception {
    Path place = folder.resolve("cache");

    List<Path> given = together(place);

    assertThat(given).hasSize(1);
    Path file = given.get(0);
    assertThat(file).startsWith(place);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).as("nothing beside it").containsExactly(file);
    }
  }

  /** They repair it side by side, and nobody sees what the others have not done yet. */
  @Test
  void processesThatFindItDamagedAllGetTheWholeLibrary() throws Exception {
    Path place = folder.resolve("cache");
    Path file = new NativeCache(List.of(place)).file(NativeCacheTest.LIBRARY, "quiche-1");
    Files.write(file, new byte[] {1});

    assertThat(together(place)).containsExactly(file);
    try (InputStream in = NativeCacheTest.LIBRARY.open()) {
      assertThat(file).hasBinaryContent(in.readAllBytes());
    }
  }

  /** What they were given, each once. */
  private List<Path> together(Path place) throws Exception {
    List<Process> processes = new ArrayList<>();
    List<Path> given = new ArrayList<>();
    try {
      for (int i = 0; i < TOGETHER; i++) {
        processes.add(start(place));
      }
      List<BufferedReader> outputs = processes.stream().map(Process::inputReader).toList();
      for (BufferedReader output : outputs) {
        assertThat(output.readLine()).isEqualTo("here");
      }
      for (Process process : processes) {
        process.getOutputStream().close();
      }
      for (int i = 0; i < TOGETHER; i++) {
        given.add(Path.of(outputs.get(i).readLine()));
        assertThat(processes.get(i).waitFor()).as("exit status").isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    return given.stream().distinct().toList();
  }

  private Process start(Path place) throws IOException {
    Path own = Files.createTempDirectory(folder, "own");
    Files.createDirectory(own.resolve("tmp"));
    return new ProcessBuilder(
            JavaCommand.of(
                new RunDirectory(own),
                CacheTrial.class,
                List.of(place.toAbsolutePath().toString())))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
