// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.fault.Refused;

@Timeout(60)
class DaemonIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private @TempDir Path folder;

  @Test
  void readyThenStoppedByOneSignal() {
    Path ended = folder.resolve("ended");
    Daemon daemon = shell("trap ': >ended; exit 0' TERM; : >up; while :; do sleep 1; done");
    daemon.awaitReady(() -> Files.exists(folder.resolve("up")), LIMIT);
    assertThat(daemon.isAlive()).isTrue();
    daemon.close();
    assertThat(daemon.isAlive()).isFalse();
    assertThat(ended).as("written by the handler of SIGTERM").exists();
  }

  @Test
  void oneThatIgnoresTheSignalIsKilled() {
    Daemon daemon = shell("trap '' TERM; : >up; while :; do sleep 1; done");
    daemon.awaitReady(() -> Files.exists(folder.resolve("up")), LIMIT);
    daemon.close();
    assertThat(daemon.isAlive()).isFalse();
  }

  @Test
  void anEarlyEndIsToldWithTheLastWords() {
    Daemon daemon = shell("echo reading $FILE; echo line 3: unknown option >&2; exit 9");
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> daemon.awaitReady(() -> false, LIMIT))
        .withMessage(
            "daemon: ended with status 9 before it was ready;"
                + " its log ends: reading a.conf | line 3: unknown option");
  }

  @Test
  void silenceIsToldAfterTheLimit() {
    try (Daemon daemon = shell("exec sleep 60")) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> daemon.awaitReady(() -> false, Duration.ofMillis(50)))
          .withMessage("daemon: no answer within 50 ms; its log is empty");
    }
  }

  @Test
  void anEndInTheMiddleIsTold() throws Exception {
    Daemon daemon = shell(": >up; until [ -e go ]; do sleep 0.1; done; echo going; exit 4");
    daemon.awaitReady(() -> Files.exists(folder.resolve("up")), LIMIT);
    assertThat(daemon.ended()).as("while it runs").isNotDone();
    Files.createFile(folder.resolve("go"));
    assertThat(daemon.ended().get(20, TimeUnit.SECONDS))
        .isEqualTo("daemon: ended with status 4; its log ends: going");
  }

  @Test
  void aMissingProgram() {
    DaemonSpec spec = DaemonSpec.of("daemon", folder, List.of("/no/such/program"));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Daemon.start(spec))
        .withMessageContaining("daemon: not started")
        .withMessageContaining("/no/such/program");
  }

  @Test
  void standardInputIsEmpty() {
    try (Daemon daemon = shell("cat; echo end of input; : >up; exec sleep 60")) {
      daemon.awaitReady(() -> Files.exists(folder.resolve("up")), LIMIT);
      assertThat(daemon.lastLines()).containsExactly("end of input");
    }
  }

  private Daemon shell(String script) {
    DaemonSpec spec = DaemonSpec.of("daemon", folder, List.of("/bin/sh", "-c", script));
    return Daemon.start(spec.withEnvironment(Map.of("FILE", "a.conf")));
  }
}
