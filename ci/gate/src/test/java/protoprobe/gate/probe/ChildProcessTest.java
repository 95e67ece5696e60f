// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.fault.Refused;

/** Children that do not behave; two seconds are promised for the last words of one that ended. */
@Timeout(10)
class ChildProcessTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  private final StringWriter said = new StringWriter();

  @Test
  void whoever_ignores_the_signal_is_killed() throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    PrintWriter err =
        new PrintWriter(said) {
          @Override
          public void println(String line) {
            super.println(line);
            up.countDown();
          }
        };
    ChildProcess child = shell("trap '' TERM; echo up >&2; exec sleep 600");
    CompletableFuture<ChildProcess.End> end = CompletableFuture.supplyAsync(() -> child.await(err));
    up.await();

    child.stop(SHORT);

    assertThat(end.get()).isEqualTo(new ChildProcess.End(137, "up"));
    assertThat(end.get().words()).isEqualTo("killed by signal 9; its last words: up");
  }

  @Test
  void whoever_takes_too_long_is_killed() {
    assertThat(shell("exec sleep 600").await(SHORT, new PrintWriter(said)).status()).isEqualTo(137);
  }

  @Test
  void whoever_inherits_the_pipe_keeps_nobody_waiting() {
    ChildProcess child = shell("sleep 600 >/dev/null & echo $! >&2; exit 5");

    ChildProcess.End end = child.await(new PrintWriter(said));

    long left = Long.parseLong(end.lastWords());
    assertThat(left).as("process to stop").isGreaterThan(1);
    ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    assertThat(end.status()).isEqualTo(5);
  }

  @Test
  void words_are_passed_on_a_line_each_and_cut() {
    ChildProcess child =
        shell(
            "printf 'one\\r\\n\\n\\033[2Jtwo\\n'; printf '%020000d' 0; exit 0"
                .replace(";", " >&2;"));

    child.await(new PrintWriter(said));

    assertThat(said.toString().lines().limit(2)).containsExactly("one", "\\x1b[2Jtwo");
    assertThat(said.toString().lines().skip(2))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("0000").hasSizeLessThan(2_100));
  }

  @Test
  void what_cannot_be_started() {
    assertThatThrownBy(() -> start(List.of("/no/such/program")))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("probe x cannot be started: ");
  }

  private static ChildProcess shell(String script) {
    return start(List.of("sh", "-c", script));
  }

  private static ChildProcess start(List<String> line) {
    return ChildProcess.start("x", line, ProcessBuilder.Redirect.DISCARD);
  }
}
