// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** What a run must come to. */
  private record Expected(int status, List<String> words) {}

  private static final Map<Peer, Expected> EXPECTED =
      Map.of(
          Peer.SOUND_SITE, new Expected(0, List.of("advertised  h3 at :443, fresh for 30 days")),
          Peer.EXPIRED, new Expected(3, List.of("expired at", "--insecure")),
          Peer.FOREIGN_NAME, new Expected(3, List.of("the certificate is not for localhost")),
          Peer.FOREIGN_AUTHORITY, new Expected(3, List.of("leads to no authority")),
          Peer.RSA, new Expected(0, List.of("200 over HTTP/1.1; 200 over HTTP/2")),
          Peer.LONG_CHAIN, new Expected(0, List.of("200 over HTTP/1.1; 200 over HTTP/2")),
          Peer.REDIRECT, new Expected(0, List.of("301 to /elsewhere over HTTP/2")),
          Peer.FOREIGN_REDIRECT,
              new Expected(0, List.of("301 to https://elsewhere.invalid/ over HTTP/2")),
          Peer.GIGABYTE, new Expected(0, List.of("200 over HTTP/1.1; 200 over HTTP/2")));

  @BeforeAll
  static void programsAreHere() {
    List.of("unshare", "caddy", "iptables").forEach(Peers::require);
  }

  static List<Peer> peers() {
    return EXPECTED.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("peers")
  void comes_to_the_right_end_in_bounded_time_and_memory(Peer peer) throws IOException {
    Scene scene =
        Scene.of(
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

    assertThat(scene.status()).as("%s", scene).isEqualTo(EXPECTED.get(peer).status());
    assertThat(scene.output() + scene.errors()).contains(EXPECTED.get(peer).words());
    assertThat(scene.output() + scene.errors()).as("no stack trace").doesNotContain("\tat ");
    assertThat(scene.peakKib()).as("most resident memory").isLessThan(MOST_KIB);
  }
}
