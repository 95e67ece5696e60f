// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.local.Peer;
import protoprobe.quic.local.Scene;

/** The executable on real sites, sound ones and those by which a client can be put out. */
@Timeout(300)
class SiteIT {
  private static final Path BUILT = Path.of("target/quic-probe").toAbsolutePath();

  /** Five times what the slowest of them takes, which waits for what never comes. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** A quarter of a gibibyte of a site that has four times as much for us, and JVMs beside. */
  private static final long MOST_KIB = 700_000;

  /** Lines of an ordinary terminal. */
  private static final int SCREEN = 24;

  /** What a run must come to. */
  private record Expected(int status, List<String> words) {}

  private static final Map<Peer, Expected> EXPECTED =
      Map.ofEntries(
          Map.entry(
              Peer.SOUND_SITE,
              new Expected(
                  0,
                  List.of(
                      "advertised  h3 at :443, fresh for 30 days",
                      "QUIC version 1, 200 as over HTTP/2",
                      "wrong       nothing was found"))),
          Map.entry(Peer.EXPIRED, new Expected(3, List.of("expired at", "--insecure"))),
          Map.entry(
              Peer.FOREIGN_NAME, new Expected(3, List.of("the certificate is not for localhost"))),
          Map.entry(Peer.FOREIGN_AUTHORITY, new Expected(3, List.of("leads to no authority"))),
          Map.entry(Peer.RSA, new Expected(0, List.of("QUIC version 1, 200 as over HTTP/2"))),
          Map.entry(
              Peer.LONG_CHAIN, new Expected(0, List.of("QUIC version 1, 200 as over HTTP/2"))),
          Map.entry(
              Peer.REDIRECT,
              new Expected(
                  0, List.of("301 to /elsewhere over HTTP/2", "version 1, 301 as over HTTP/2"))),
          Map.entry(
              Peer.FOREIGN_REDIRECT,
              new Expected(0, List.of("301 to https://elsewhere.invalid/ over HTTP/2"))),
          Map.entry(Peer.GIGABYTE, new Expected(0, List.of("version 1, 200 as over HTTP/2"))),
          Map.entry(
              Peer.NO_H3,
              new Expected(
                  1,
                  List.of(
                      "it closed the connection",
                      "the server refuses the protocol h3 there",
                      "fail  quic/reach/handshake"))),
          Map.entry(
              Peer.NO_H3_SILENT,
              new Expected(
                  1, List.of("by forge 0.1.0: no answer, ", "fail  quic/reach/handshake"))),
          Map.entry(
              Peer.DEAD_ALTERNATIVE,
              new Expected(
                  1,
                  List.of(
                      "the UDP port is closed",
                      "start HTTP/3 on UDP port",
                      "fail  quic/reach/answered"))),
          Map.entry(
              Peer.NEVER_ENDING,
              new Expected(
                  1, List.of("it began to answer, but did not", "fail  quic/reach/handshake"))),
          Map.entry(
              Peer.SILENT,
              new Expected(1, List.of("nothing came back over UDP", "fail  quic/reach/answered"))),
          Map.entry(
              Peer.TRICKLING,
              new Expected(
                  1, List.of("it began to answer, but did not", "fail  quic/reach/handshake"))),
          Map.entry(
              Peer.PINGING,
              new Expected(
                  1, List.of("it began to answer, but did not", "fail  quic/reach/handshake"))),
          Map.entry(
              Peer.ENDLESS,
              new Expected(
                  0,
                  List.of(
                      "the page did not come to its end",
                      "QUIC version 1, 200 as over HTTP/2",
                      "wrong       nothing was found"))),
          Map.entry(Peer.TINY, new Expected(0, List.of("QUIC version 1, 200 as over HTTP/2"))),
          Map.entry(
              Peer.UDP_DROPPED,
              new Expected(
                  1,
                  List.of(
                      "nothing came back over UDP",
                      "to do       have the server listen on UDP port 443",
                      "fail  quic/reach/answered"))));

  /** Most of them wait most of the time. */
  private static final int SIDE_BY_SIDE = 5;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(SIDE_BY_SIDE);
  private static final Map<Peer, Future<Scene>> SCENES = new EnumMap<>(Peer.class);

  @BeforeAll
  static void begin() {
    List.of("unshare", "caddy", "iptables").forEach(Peers::require);
    peers().forEach(peer -> SCENES.put(peer, THREADS.submit(() -> scene(peer))));
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  static List<Peer> peers() {
    return EXPECTED.keySet().stream().sorted().toList();
  }

  private static Scene scene(Peer peer) throws IOException {
    return Scene.of(
        peer,
        LIMIT,
        BUILT.toString(),
        "run",
        "https://localhost/",
        "--cacert",
        Scene.AUTHORITIES,
        "--only",
        "quic/alt-svc,quic/reach",
        "--progress",
        "none");
  }

  @ParameterizedTest
  @MethodSource("peers")
  void comes_to_the_right_end_in_bounded_time_and_memory(Peer peer) throws Exception {
    Scene scene = SCENES.get(peer).get();

    assertThat(scene.status()).as("%s", scene).isEqualTo(EXPECTED.get(peer).status());
    assertThat(scene.output() + scene.errors()).contains(EXPECTED.get(peer).words());
    assertThat(scene.output() + scene.errors()).as("no stack trace").doesNotContain("\tat ");
    assertThat(scene.peakKib()).as("most resident memory").isLessThan(MOST_KIB);
    assertThat(story(scene)).as("lines of the story").hasSizeLessThanOrEqualTo(SCREEN);
  }

  /** What is told before the first deviation. */
  private static List<String> story(Scene scene) {
    return scene.output().lines().takeWhile(line -> !line.isEmpty()).toList();
  }
}
