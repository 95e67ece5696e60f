// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.testing.Namespaces;
import protoprobe.kit.testing.Peers;

/** Nothing is left of a run that is killed while agents wait in every sandbox. */
@Timeout(180)
class KilledIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path out;

  @ParameterizedTest
  @ValueSource(strings = {"host,userns,bwrap,bwrap-unshared", "runc,runc-all,gvisor"})
  void nothingIsLeft(String names) throws Exception {
    List.of("unshare", "ip", "bwrap", "runc", "runsc").forEach(Peers::require);
    Set<String> before = SampleRun.traces();
    String only = "procmem/sample/hangs";
    String folder = out.toString();
    try (Namespaces namespaces = new Namespaces()) {
      try (SampleRun run =
          SampleRun.start(out, "run", "--local", names, "--out", folder, "--only", only)) {
        for (String name : names.split(",")) {
          Path hanging = out.resolve("evidence/procmem-" + name).resolve(only).resolve("hangs.txt");
          await(() -> Files.exists(hanging) || !run.process().isAlive());
          assertThat(hanging).as(Files.readString(out.resolve("words"))).exists();
        }
        run.process().descendants().map(ProcessHandle::pid).forEach(namespaces::hold);
        assertThat(namespaces.inhabitants()).as("seen while it runs").hasSizeGreaterThan(10);
        assertThat(SampleRun.traces()).as("outside, while it runs").isEqualTo(before);
      }
      await(() -> namespaces.inhabitants().isEmpty());
      assertThat(namespaces.inhabitants()).as("after the JVM was killed").isEmpty();
      assertThat(SampleRun.traces()).as("files, groups and mounts").isEqualTo(before);
    }
  }

  private static void await(BooleanSupplier condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(
          5_000_000L); // neither /proc nor another process's file can be waited for
    }
  }
}
