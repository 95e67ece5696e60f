// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Ctrl-C, and what else may end a run before its time. */
@Timeout(300)
class InterruptIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private @TempDir Path folder;

  @BeforeEach
  void resolversAreHere() throws Exception {
    Installed.everything(Someone.open(folder));
  }

  /**
   * One way to interrupt.
   *
   * @param local what is started
   * @param event at which of the events of {@link Moments}
   * @param signal its name
   * @param times how often it is sent
   * @param group whether to the process group, as a terminal does
   */
  private record Way(String local, int event, String signal, int times, boolean group) {}

  @TestFactory
  Stream<DynamicTest> whatIsThereIsWritten() {
    return Stream.of(
            new Way("unbound", 1, "INT", 1, true),
            new Way("bind", Moments.INNER, "INT", 1, true),
            new Way("unbound", Moments.FIRST_CHECK + 4, "INT", 1, false),
            new Way("knot-resolver", Moments.FIRST_CHECK + 4, "INT", 2, false),
            new Way("all", Moments.FIRST_CHECK + 8, "INT", 2, true),
            new Way("pdns-recursor", Moments.FIRST_CHECK + 4, "TERM", 1, false))
        .map(way -> dynamicTest(way.toString(), () -> assertInterrupted(way)));
  }

  private void assertInterrupted(Way way) throws Exception {
    Output output = new Output(folder.resolve("out " + way));
    Call call = Call.of("run", "--local", way.local(), "--only", Output.QUICK).into(output);
    try (Traces traces = new Traces(Someone.SELF, folder);
        Running running = call.forever().behind(List.of("setsid")).start()) {
      new Moments(running, output).await(way.event());
      traces.note(running);
      for (int time = 0; time < way.times(); time++) {
        running.signal(way.signal(), way.group());
      }

      Ran ran = running.end();

      assertThat(ran.status()).as("exit status; said %s", ran.errors()).isEqualTo(130);
      assertThat(ran.complaints()).as("standard error").isEmpty();
      assertThat(traces.await(running, LIMIT)).as("left").isEmpty();
    }
    List<String> locals = way.local().equals("all") ? Output.LOCALS : List.of(way.local());
    locals.forEach(local -> assertMarkedInterrupted(output, "edns-" + local));
    if (way.event() >= Moments.FIRST_CHECK) {
      assertThat(locals)
          .as("resolvers with results in the record")
          .anyMatch(local -> !output.record("edns-" + local).results().isEmpty());
    }
  }

  private static void assertMarkedInterrupted(Output output, String name) {
    RunRecord record = output.record(name);
    assertThat(record.state()).as(name).isEqualTo(RunState.INTERRUPTED);
    assertThat(record.reason()).isEqualTo("interrupted by the user");
    assertThat(Output.count(output.junit(name), "testsuite")).as(name + ", suites").isOne();
  }

  /** Our own greeting of a stranger's server lasts six seconds at most. */
  @Test
  void whileAStrangersServerIsSilent() throws Exception {
    Output output = new Output(folder.resolve("silent"));
    try (LoopbackServer silent = LoopbackServer.silent();
        Running running = Call.of("run", silent.address()).into(output).start()) {
      new Moments(running, output).await(1);
      running.signal("INT", false);
      assertThat(running.end().status()).isEqualTo(130);
      RunRecord record = output.record("edns-127.0.0.1_" + silent.port());
      assertThat(record.state()).isEqualTo(RunState.INTERRUPTED);
    }
  }

  @TestFactory
  Stream<DynamicTest> aResolverThatDiesEndsItsRun() {
    return Output.LOCALS.stream().map(local -> dynamicTest(local, () -> assertDeathIsTold(local)));
  }

  private void assertDeathIsTold(String local) throws Exception {
    Output output = new Output(folder.resolve(local));
    Call call = Call.of("run", "--local", local, "--only", Output.QUICK).into(output).forever();
    try (Traces traces = new Traces(Someone.SELF, folder);
        Running running = call.start()) {
      new Moments(running, output).await(Moments.FIRST_CHECK);
      traces.note(running);
      List<Marked> resolvers = running.processes().stream().filter(Marked::isResolver).toList();
      assertThat(resolvers).as("resolvers").isNotEmpty();
      resolvers.forEach(Marked::kill);

      assertThat(running.end().status()).isEqualTo(3);
      assertThat(traces.await(running, LIMIT)).as("left").isEmpty();
    }
    RunRecord record = output.record("edns-" + local);
    assertThat(record.state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(record.reason()).startsWith(local + ": ended with status 137");
    assertThat(record.results())
        .extracting(result -> result.outcome().word())
        .as("what a dead resolver is judged by")
        .doesNotContain("fail");
  }
}
