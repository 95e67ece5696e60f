// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in a project of stand-ins, which write down how they were called. */
@Timeout(60)
class ScriptsIT {
  private static final Path SCRIPTS = Path.of("..").toAbsolutePath().normalize();

  private @TempDir Path top;

  @BeforeEach
  void aProject() throws IOException {
    for (String script : List.of("test", "conformance", "soak")) {
      executable("ci/" + script, Files.readString(SCRIPTS.resolve(script)));
    }
    executable("ci/setup", "#!/bin/sh\necho setup $* >>$TOP/calls\n");
    executable("mvnw", "#!/bin/sh\necho mvnw $* >>$TOP/calls\n");
    executable(
        "ci/gate/target/conformance", "#!/bin/sh\necho conformance $* >>$TOP/calls\nexit 4\n");
  }

  @Test
  void theMainJobExitsAsTheGateDoes() throws Exception {
    assertThat(run("ci/conformance", "--yes").status()).isEqualTo(4);
    assertThat(calls())
        .containsExactly(
            "setup --yes",
            "mvnw -q -B -ntp package -DskipTests",
            "conformance run --out " + top + "/target/conformance");
  }

  @Test
  void theMainJobsOutputFolderAndFurtherOptions() throws Exception {
    run("ci/conformance", "--out", "here", "--strict");
    run("ci/conformance", "--out=there");
    assertThat(calls())
        .contains("setup", "conformance run --out here --strict", "conformance run --out there");
    assertThat(run("ci/conformance", "--out").status()).isEqualTo(2);
    assertThat(run("ci/conformance", "--help").words()).startsWith("Usage: ci/conformance");
  }

  @Test
  void aFailedBuildStopsTheMainJob() throws Exception {
    executable("mvnw", "#!/bin/sh\nexit 1\n");
    assertThat(run("ci/conformance").status()).isEqualTo(1);
    assertThat(calls()).noneMatch(call -> call.startsWith("conformance"));
  }

  @Test
  void everyPeerIsRequiredWhereNothingIsMissing() throws Exception {
    executable("mvnw", "#!/bin/sh\necho mvnw $* ${PROTOPROBE_REQUIRE_PEERS:-0} >>$TOP/calls\n");
    assertThat(run("ci/test").status()).isZero();
    executable("ci/setup", "#!/bin/sh\n[ \"$1\" != --print ]\n");
    assertThat(run("ci/test").words()).contains("tests of what is missing are skipped");
    assertThat(calls())
        .containsExactly(
            "setup", "setup --print", "mvnw -B -ntp verify 1", "mvnw -B -ntp verify 0");
  }

  @Test
  void failedTestsFail() throws Exception {
    executable("mvnw", "#!/bin/sh\nexit 1\n");
    assertThat(run("ci/test").status()).isEqualTo(1);
  }

  @Test
  void aProcessThatIsLeftFailsTheTests() throws Exception {
    executable("mvnw", "#!/bin/sh\nsetsid sleep 57 >/dev/null 2>&1 & echo $! >$TOP/left\n");
    try {
      FakeSystem.Run run = run("ci/test");
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.words()).contains("left behind:\nprocess ", "sleep 57");
    } finally {
      long left = Long.parseLong(Files.readString(top.resolve("left")).strip());
      assertThat(left).as("process to stop").isGreaterThan(1);
      ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void theSoakNeedsADuration() throws Exception {
    for (String wrong : List.of("", "x", "0", "-1")) {
      assertThat(run("ci/soak", wrong))
          .isEqualTo(new FakeSystem.Run(2, "Usage: ci/soak SECONDS [SEED]\n"));
    }
    assertThat(calls()).isEmpty();
  }

  private List<String> calls() throws IOException {
    Path calls = top.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private void executable(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private FakeSystem.Run run(String script, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(top.resolve(script).toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().remove("PROTOPROBE_REQUIRE_PEERS");
    builder.environment().put("TOP", top.toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new FakeSystem.Run(process.waitFor(), words);
  }
}
