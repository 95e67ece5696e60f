// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** The sample probe in a process of its own. */
@Timeout(100)
class InterruptionIT {
  @TempDir private Path folder;

  /** The end of a process that never ran a check must not wait for what a run would write. */
  @ParameterizedTest
  @ValueSource(strings = {"--expect=/no/such/file", "--update-expectations", "--local=nobody"})
  void bad_input_ends_with_its_own_code(String option) throws Exception {
    Process process = start("run", "host", option);
    try {
      assertThat(words(process)).doesNotContain("\tat ").hasLineCount(1);
      assertThat(process.waitFor()).isEqualTo(2);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void what_is_there_is_written(String signal) throws Exception {
    Process process =
        start(
            "run",
            "host",
            "--out",
            folder.toString(),
            "--progress=plain",
            "--jobs=1",
            "--only=sample/must/pass,sample/slow");
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.readLine()).isEqualTo("progress: begin host 0/2");
      assertThat(process.pid()).as("process to interrupt").isGreaterThan(1);
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).as("exit status of kill").isZero();

      assertThat(process.waitFor()).isEqualTo(130);

      RunRecord record = RecordFile.read(folder.resolve("records/sample-host.json"));
      assertThat(record.state()).isEqualTo(RunState.INTERRUPTED);
      assertThat(record.planned()).containsExactly("sample/must/pass", "sample/slow");
      assertThat(record.result("sample/slow")).isEmpty();
      assertThat(folder.resolve("junit/TEST-sample-host.xml"))
          .content()
          .contains("not run: interrupted by the user");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void symbols_fit_the_encoding_of_standard_output() throws Exception {
    Process process = start("run", "host", "--only=sample/must/pass", "-q");
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(out).isEqualTo("+ host: as expected\n");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String words(Process process) throws IOException {
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      return err.lines().collect(Collectors.joining("\n"));
    }
  }

  /** In the C locale, and with SIGINT as by default: a build in the background ignores it. */
  private Process start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT", "LC_ALL=C"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:-UsePerfData", "-Duser.home=" + folder));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(SampleProbe.class.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).start();
  }
}
