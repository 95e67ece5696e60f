// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** SIGKILL, of the process outside and of the one inside in turn, leaves nothing. */
@Timeout(600)
class KillIT {
  private static final int ROUNDS = 10;
  private static final int LAST_EVENT = 30;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private @TempDir Path folder;
  private Path program;

  /**
   * One run and its end.
   *
   * @param number from 0
   * @param local what to start
   * @param user who
   * @param inner whether the process inside is killed
   * @param event at which of the events of {@link Moments}
   */
  private record Round(int number, String local, Someone user, boolean inner, int event) {}

  @BeforeEach
  void aCopyForEverybody() throws Exception {
    program = Installed.everything(Someone.open(folder));
  }

  @Test
  void nothingIsLeft() throws Exception {
    long seed = Long.getLong("protoprobe.kill.seed", new Random().nextLong());
    System.out.println("KillIT: this again: -Dprotoprobe.kill.seed=" + seed);
    Random random = new Random(seed);
    int alive = 0;
    for (int number = 0; number < ROUNDS; number++) {
      Round round = draw(number, random);
      System.out.println("KillIT: " + round);
      if (killed(round)) {
        alive++;
      }
    }
    assertThat(alive).as("rounds in which a resolver was alive").isGreaterThanOrEqualTo(8);
  }

  /** Two of the ten may come before there is a resolver. */
  private static Round draw(int number, Random random) {
    boolean inner = number % 2 == 1;
    int earliest = inner ? Moments.INNER : 1;
    int first = number % 5 == 0 ? earliest : Moments.RESOLVER;
    int event = first + random.nextInt(LAST_EVENT - first + 1);
    String local = number % 5 == 4 && !inner ? "all" : Output.LOCALS.get(number * 3 / 2 % 4);
    Someone user = number / 2 % 2 == 0 ? Someone.SELF : Someone.fresh();
    return new Round(number, local, user, inner, event);
  }

  /** Whether a resolver was alive then. */
  private boolean killed(Round round) throws Exception {
    Output output = new Output(round.user().folder(folder, "round" + round.number()));
    Call call =
        Call.of(program, "run", "--local", round.local(), "--only", Output.QUICK)
            .behind(round.user().prefix());
    try (Traces traces = new Traces(round.user(), folder);
        Running running = call.into(output).forever().start()) {
      new Moments(running, output).await(round.event());
      List<Marked> processes = running.processes();
      traces.note(running);
      boolean alive = processes.stream().anyMatch(Marked::isResolver);
      assertThat(traces.namespaces()).as("own namespaces").isGreaterThanOrEqualTo(alive ? 3 : 0);

      if (round.inner()) {
        killInner(running, processes);
        assertThat(running.end().status()).as("exit status of the outer process").isEqualTo(3);
        assertTold(output, round);
      } else {
        ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly();
        assertThat(running.end().status()).as("128 + SIGKILL").isEqualTo(137);
      }

      assertThat(traces.await(running, LIMIT)).as("left after %s", round).isEmpty();
      return alive;
    }
  }

  private static void killInner(Running running, List<Marked> processes) {
    Marked inner = processes.stream().filter(Marked::isInner).findFirst().orElseThrow();
    assertThat(ProcessHandle.of(running.pid()).orElseThrow().descendants())
        .as("descendants of the process that was started")
        .anyMatch(handle -> handle.pid() == inner.pid());
    inner.kill();
  }

  private static void assertTold(Output output, Round round) {
    RunRecord record = output.record("edns-" + round.local());
    assertThat(record.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(record.reason()).isEqualTo("the process inside ended early: exit status 137");
    assertThat(Output.count(output.junit("edns-" + round.local()), "testcase")).isPositive();
  }
}
