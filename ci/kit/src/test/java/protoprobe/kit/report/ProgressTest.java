// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;

class ProgressTest {
  private static final Result PASS = Result.plain("edns/a/b", Outcome.PASS, "");
  private static final Result FAIL = Result.plain("edns/a/c", Outcome.FAIL, "");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();

  @Test
  void plainModeTellsBeginAndEndOfEachTarget() {
    try (Progress progress = new PlainProgress(err, clock::get)) {
      progress.begin("edns unbound", 2);
      progress.begin("edns bind", 7);
      progress.finished("edns unbound", PASS);
      progress.finished("edns unbound", FAIL);
      progress.end("edns unbound");
    }

    assertThat(lines())
        .containsExactly(
            "progress: begin edns unbound 0/2",
            "progress: begin edns bind 0/7",
            "progress: edns unbound 1/2 pass=1",
            "progress: end edns unbound 2/2 pass=1 fail=1",
            "progress: end edns bind 0/7");
  }

  @Test
  void plainModeTellsTheFirstResultAndThenNeedsATenthAndFiveSecondsForALine() {
    Progress progress = new PlainProgress(err, clock::get);
    progress.begin("edns unbound", 100);

    IntStream.range(0, 30).forEach(i -> progress.finished("edns unbound", PASS));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
    progress.finished("edns unbound", PASS);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
    progress.finished("edns unbound", PASS);

    assertThat(lines())
        .containsExactly(
            "progress: begin edns unbound 0/100",
            "progress: edns unbound 1/100 pass=1",
            "progress: edns unbound 31/100 pass=31");
  }

  @Test
  void targetsNameCannotBreakALine() {
    Progress progress = new PlainProgress(err, clock::get);
    progress.begin("edns a\nend \u001b[2J", 1);

    assertThat(lines()).containsExactly("progress: begin edns a\\nend \\x1b[2J 0/1");
  }

  @Test
  void resultsOfSeveralThreadsAreAllCounted() throws InterruptedException {
    Progress progress = new PlainProgress(err, clock::get);
    List<String> targets = List.of("edns a", "edns b", "edns c");
    targets.forEach(target -> progress.begin(target, 1000));
    ExecutorService pool = Executors.newFixedThreadPool(6);

    IntStream.range(0, 3000)
        .forEach(i -> pool.execute(() -> progress.finished(targets.get(i % 3), PASS)));
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    progress.close();

    assertThat(lines())
        .endsWith(
            "progress: end edns a 1000/1000 pass=1000",
            "progress: end edns b 1000/1000 pass=1000",
            "progress: end edns c 1000/1000 pass=1000");
  }

  @Test
  void barCountsAllTargetsAndEndsItsLine() {
    try (Progress progress = Progress.of(Progress.Mode.BAR, err)) {
      progress.begin("edns unbound", 3);
      progress.begin("edns bind", 2);
      progress.finished("edns unbound", PASS);
      progress.finished("edns bind", FAIL);
      progress.end("edns unbound");
    }

    String last = text().substring(text().lastIndexOf('\r'));
    assertThat(last).contains("checks", "100%", "2/2", "1 failed").endsWith("\n");
  }

  @Test
  void nothingIsSaidInModeNone() {
    try (Progress progress = Progress.of(Progress.Mode.NONE, err)) {
      progress.begin("edns unbound", 1);
      progress.finished("edns unbound", PASS);
      progress.end("edns unbound");
    }

    assertThat(text()).isEmpty();
  }

  @Test
  void automaticModeIsABarOnATerminalOnly() {
    assertThat(Progress.of(Progress.Mode.AUTO, err, true)).isInstanceOf(BarProgress.class);
    assertThat(Progress.of(Progress.Mode.AUTO, err, false)).isInstanceOf(PlainProgress.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/pts/3,true",
    "/dev/tty1,true",
    "/dev/ttyS0,true",
    "/dev/console,true",
    "/dev/null,false",
    "pipe:[1],false",
    "/home/dev/pts/3,false",
    "'',false"
  })
  void terminalsAreToldFromFilesAndPipes(String device, boolean terminal) {
    assertThat(Terminal.isTerminal(device)).isEqualTo(terminal);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }
}
