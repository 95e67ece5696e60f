// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.RunDirectory;

/**
 * What a client did in front of a {@link Peer}, both in namespaces of their own, where the site is
 * {@code https://localhost/}.
 *
 * @param status the client's exit status, or -1 if it had to be killed at the limit
 * @param output its standard output
 * @param errors its standard error
 * @param millis how long it took
 * @param peakKib the most resident memory that one of its processes had
 */
public record Scene(int status, String output, String errors, long millis, long peakKib) {
  /** Stands for the PEM file of the site's authority in the client's command line. */
  public static final String AUTHORITIES = "{authorities}";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Starts the site, then the client, and waits for its end.
   *
   * @param limit after which it is killed
   * @param client its command line
   */
  public static Scene of(Peer peer, Duration limit, String... client) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(peer.name(), "" + limit.toMillis()));
    arguments.addAll(List.of(client));
    Namespaced played = Namespaced.run(Scene.class, List.of(), arguments);
    if (played.status() != 0 || !played.left().isEmpty()) {
      throw new AssertionError("scene of " + peer + ": expected to end well, got " + played);
    }
    return JSON.readValue(played.output(), Scene.class);
  }

  /** The program inside. */
  public static void main(String... arguments) throws Exception {
    RunDirectory run = RunDirectory.current().orElseThrow();
    Peer peer = Peer.valueOf(arguments[0]);
    Place https = new Place(InetAddress.getLoopbackAddress(), Place.own(1).six(), 443);
    try (Site site = peer.open(run, https)) {
      if (peer == Peer.UDP_DROPPED) {
        drop();
      }
      List<String> client =
          List.of(arguments).subList(2, arguments.length).stream()
              .map(word -> word.replace(AUTHORITIES, site.served().authorities().toString()))
              .toList();
      Duration limit = Duration.ofMillis(Long.parseLong(arguments[1]));
      System.out.println(JSON.writeValueAsString(play(run, client, limit)));
    }
  }

  private static void drop() {
    for (String tables : List.of("iptables", "ip6tables")) {
      String said =
          Printed.by(List.of(tables, "-A", "INPUT", "-p", "udp", "--dport", "443", "-j", "DROP"));
      if (!said.isEmpty()) {
        throw new IllegalStateException(tables + ": expected no words, got " + said);
      }
    }
  }

  private static Scene play(RunDirectory run, List<String> client, Duration limit)
      throws IOException, InterruptedException {
    Path output = run.tmp().resolve("client.out");
    Path errors = run.tmp().resolve("client.err");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(client)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    long peak = 0;
    boolean ended = false;
    while (!ended && System.nanoTime() - start < limit.toNanos()) {
      peak = Math.max(peak, memory(process));
      ended = process.waitFor(10, TimeUnit.MILLISECONDS); // no event says that memory has grown
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    return new Scene(
        ended ? process.exitValue() : -1,
        Files.readString(output),
        Files.readString(errors),
        millis,
        peak);
  }

  private static long memory(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(each -> peak(each.pid()))
        .max()
        .orElse(0);
  }

  /** {@code VmHWM: 123456 kB}, proc(5). */
  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
