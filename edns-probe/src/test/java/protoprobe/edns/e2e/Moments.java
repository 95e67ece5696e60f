// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import protoprobe.kit.testing.Namespaces;

/**
 * The events by which a local run shows how it goes on: {@code progress: begin}, namespaces, the
 * JVM inside them, the resolver, and then each writing of evidence.
 */
final class Moments {
  /** The event after which the JVM inside has started. */
  static final int INNER = 3;

  /** The event after which the resolver has started. */
  static final int RESOLVER = 4;

  /** The event after which the first check has come to its end. */
  static final int FIRST_CHECK = RESOLVER + 1;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Running running;
  private final Output output;
  private final Set<String> evidence = new TreeSet<>();

  Moments(Running running, Output output) {
    this.running = running;
    this.output = output;
  }

  /** Waits until that many events were seen. */
  void await(int events) {
    long start = System.nanoTime();
    while (seen() < events) {
      if (!running.isAlive() || System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError(
            "expected %d events, got %d; alive: %s; said %s"
                .formatted(events, seen(), running.isAlive(), running.errors()));
      }
      LockSupport.parkNanos(2_000_000L); // neither /proc nor files of others can be waited for
    }
  }

  private int seen() {
    if (running.errors().stream().noneMatch(line -> line.startsWith("progress: begin "))) {
      return 0;
    }
    evidence.addAll(output.evidence());
    if (!evidence.isEmpty()) {
      return RESOLVER + evidence.size();
    }
    List<Marked> processes = running.processes();
    if (processes.stream().anyMatch(Marked::isResolver)) {
      return RESOLVER;
    }
    if (processes.stream().anyMatch(Marked::isInner)) {
      return INNER;
    }
    Set<String> own = Namespaces.of(Path.of("/proc/self"));
    return processes.stream()
            .map(process -> Namespaces.of(Path.of("/proc/" + process.pid())))
            .allMatch(own::containsAll)
        ? 1
        : 2;
  }
}
