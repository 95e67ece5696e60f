// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.wire.Syscall;

/** A JVM that is killed leaves no agent, whatever its agents are waiting for. */
@Timeout(180)
class LeftoversIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String marker = "MARKER=" + UUID.randomUUID();

  @Test
  void underTheGuardian() throws Exception {
    Peers.require("unshare");
    Peers.require("ip");
    assertNothingIsLeft("guarded");
  }

  /** Process 1 there is the shell that waits for the agent; it ends when the agent does. */
  @Test
  void throughACommand() throws Exception {
    Peers.require("unshare");
    assertNothingIsLeft("timeout -k 5 60 unshare -pfm --mount-proc --kill-child sh -c 'sh; true'");
  }

  private void assertNothingIsLeft(String way) throws Exception {
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Owner.class.getName(),
            way);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("MARKER", marker.substring("MARKER=".length()));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process jvm = builder.start();
    try (BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).as("the JVM has an agent and a child of it").isEqualTo("ready");
      assertThat(marked()).as("seen while it runs").hasSizeGreaterThan(2);
    } finally {
      jvm.destroyForcibly().waitFor();
    }
    assertThat(awaitNone()).as("left after the JVM was killed").isEmpty();
  }

  private List<String> awaitNone() throws IOException {
    long start = System.nanoTime();
    List<String> left = marked();
    while (!left.isEmpty() && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      left = marked();
    }
    return left;
  }

  private List<String> marked() throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path each : processes) {
        if (read(each.resolve("environ")).contains(marker)) {
          found.add(each + " " + read(each.resolve("cmdline")).replace('\0', ' '));
        }
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /** The JVM that is killed: its agent waits for a child, which waits for ever. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] way) throws Exception {
      Session session =
          way[0].equals("guarded") ? Host.session() : Entrance.by("exec " + way[0]).open();
      Delivery.Child child = new Delivery(session.agent(), 0).deliver("child", Set.of());
      child.agent().start(Call.of(Syscall.PPOLL, 0, 0, 0, 0));
      Pending never = session.agent().start(Call.of(Syscall.WAIT4, child.pid(), 0, 0, 0));
      System.out.println("ready");
      never.await();
    }
  }
}
