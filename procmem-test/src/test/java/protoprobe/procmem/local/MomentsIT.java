// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Namespaces;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.ProcmemTest;

/**
 * Nothing is left of a run that ends at any moment: ten times SIGKILL, of the process outside and
 * of the one inside in turn, and Ctrl-C; while checks fork, trace, and change credentials.
 */
@Timeout(400)
class MomentsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> LOCALS = List.of("host", "userns", "bwrap", "runc");
  private static final String ONLY =
      "procmem/read,procmem/write,procmem/seek,procmem/life,procmem/open,procmem/dumpable";

  /** Checks that have left their evidence; there are many more of them in each run. */
  private static final int LATEST = 80;

  private @TempDir Path folder;

  @Test
  void killed() throws Exception {
    List.of("unshare", "ip", "bwrap", "runc").forEach(Peers::require);
    long seed = Long.getLong("protoprobe.moments.seed", new Random().nextInt(1 << 30));
    System.out.println("MomentsIT: this again: -Dprotoprobe.moments.seed=" + seed);
    Random random = new Random(seed);
    Set<String> before = SampleRun.traces();
    for (int round = 0; round < 10; round++) {
      String local = LOCALS.get(round % LOCALS.size());
      boolean inner = round % 2 == 1;
      int moment = 1 + random.nextInt(LATEST); // before the first, nothing has begun
      String title = "round %d: %s, moment %d, inner %s".formatted(round, local, moment, inner);
      try (SampleRun run = start(local, "round-" + round);
          Namespaces namespaces = new Namespaces()) {
        await(run, moment);
        hold(run, namespaces);
        (inner ? inside(run) : run.process().toHandle()).destroyForcibly();
        assertThat(run.process().waitFor()).as(title).isEqualTo(inner ? 3 : 128 + 9);
        assertNothingLeft(title, namespaces, before);
        if (inner) {
          assertThat(run.record(local).state()).as(title).isEqualTo(RunState.INCOMPLETE);
        }
      }
    }
  }

  @Test
  void interrupted() throws Exception {
    List.of("unshare", "ip", "bwrap", "kill").forEach(Peers::require);
    Set<String> before = SampleRun.traces();
    try (SampleRun run = start("bwrap", "interrupted");
        Namespaces namespaces = new Namespaces()) {
      await(run, 20);
      hold(run, namespaces);
      long pid = run.process().pid();
      assertThat(pid).isGreaterThan(1);
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
      assertThat(run.process().waitFor()).as(run.words()).isEqualTo(130);
      assertNothingLeft("after Ctrl-C", namespaces, before);
      assertThat(run.record("bwrap").state()).isEqualTo(RunState.INTERRUPTED);
      assertThat(run.record("bwrap").results()).hasSizeGreaterThanOrEqualTo(10);
    }
  }

  /** Repeated, so that it never ends by itself. */
  private SampleRun start(String local, String name) throws IOException {
    Path out = Files.createDirectory(folder.resolve(name));
    String here = out.toString();
    return SampleRun.start(
        ProcmemTest.class,
        out,
        "run",
        "--local",
        local,
        "--only",
        ONLY,
        "--repeat",
        "100",
        "--out",
        here);
  }

  /** Until so many checks have written their evidence. */
  private static void await(SampleRun run, int checks) throws IOException {
    long start = System.nanoTime();
    while (written(run.out()) < checks && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(2_000_000L); // another process's files cannot be waited for
    }
    assertThat(run.process().isAlive()).as("still at work").isTrue();
  }

  private static long written(Path out) throws IOException {
    Path evidence = out.resolve("evidence");
    if (!Files.isDirectory(evidence)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(evidence)) {
      return files.filter(file -> file.endsWith("system-calls.txt")).count();
    }
  }

  private static void hold(SampleRun run, Namespaces namespaces) {
    run.process().descendants().map(ProcessHandle::pid).forEach(namespaces::hold);
    assertThat(namespaces.inhabitants()).as("in namespaces of their own").isNotEmpty();
  }

  /** The JVM inside: the descendant that was told to be so. */
  private static ProcessHandle inside(SampleRun run) {
    return run.process()
        .descendants()
        .filter(each -> each.pid() > 1)
        .filter(each -> List.of(each.info().arguments().orElse(new String[0])).contains("inside"))
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no JVM inside"));
  }

  private static void assertNothingLeft(String title, Namespaces namespaces, Set<String> before)
      throws IOException {
    long start = System.nanoTime();
    while (!namespaces.inhabitants().isEmpty() && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(5_000_000L); // nor can /proc
    }
    assertThat(namespaces.inhabitants()).as(title).isEmpty();
    assertThat(SampleRun.traces()).as(title).isEqualTo(before);
  }
}
