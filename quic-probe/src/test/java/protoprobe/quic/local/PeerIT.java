// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.process.Printed;
import protoprobe.kit.testing.Peers;

/** Sites with something wrong have it wrong, as foreign clients see them. */
@Timeout(180)
class PeerIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Over TCP, then over QUIC where the site says; all of its certificate is believed there. */
  private static final String CLIENTS =
      """
      curl -sSI --max-time 5 --cacert "$1" https://localhost/ 2>&1
      echo "curl ended with $?"
      port=$(curl -skI --max-time 5 https://localhost/ | sed -n 's/^alt-svc: h3=":\\([0-9]*\\)".*/\\1/p')
      timeout 5 gtlsclient -m HEAD --exit-on-first-stream-close --timeout=2s \\
        --handshake-timeout=1s --no-http-dump 127.0.0.1 "$port" https://localhost/ 2>&1 |
        grep -aE '^Received|status:|content-length|handshake has completed|rx .*(ACK|CLOSE|PING|CRYPTO)' |
        sed 's/.*\\(.rx \\)/\\1/'
      """;

  private static final String BELIEVED = "curl ended with 0";
  private static final String DISBELIEVED = "curl ended with 60";
  private static final String SERVED = "[:status: 200]";

  /** What must be seen. */
  private static final Map<Peer, List<String>> SEEN =
      Map.ofEntries(
          Map.entry(Peer.SOUND_SITE, List.of("HTTP/2 200", BELIEVED, SERVED)),
          Map.entry(Peer.EXPIRED, List.of("certificate has expired", DISBELIEVED, SERVED)),
          Map.entry(
              Peer.FOREIGN_NAME, List.of("no alternative certificate subject name", DISBELIEVED)),
          Map.entry(Peer.FOREIGN_AUTHORITY, List.of("certificate", DISBELIEVED, SERVED)),
          Map.entry(Peer.RSA, List.of("HTTP/2 200", BELIEVED, SERVED)),
          Map.entry(Peer.LONG_CHAIN, List.of("HTTP/2 200", BELIEVED, SERVED)),
          Map.entry(Peer.NO_H3, List.of("HTTP/2 200", "alt-svc: h3=", "(0x178)")),
          Map.entry(Peer.NO_H3_SILENT, List.of("HTTP/2 200", "alt-svc: h3=", "Received")),
          Map.entry(Peer.REDIRECT, List.of("HTTP/2 301", "location: /elsewhere", "[:status: 301]")),
          Map.entry(
              Peer.FOREIGN_REDIRECT, List.of("location: https://elsewhere.invalid/", BELIEVED)),
          Map.entry(
              Peer.GIGABYTE, List.of("content-length: 1073741824", "[content-length: 1073741824]")),
          Map.entry(Peer.DEAD_ALTERNATIVE, List.of("HTTP/2 200", "alt-svc: h3=", BELIEVED)),
          Map.entry(Peer.NEVER_ENDING, List.of("HTTP/2 200", "Received", "Initial ACK(0x02)")),
          Map.entry(Peer.SILENT, List.of("HTTP/2 200", "alt-svc: h3=", BELIEVED)),
          Map.entry(Peer.TRICKLING, List.of("HTTP/2 200", "Received", "Initial CRYPTO(0x06)")),
          Map.entry(Peer.PINGING, List.of("HTTP/2 200", "Received", "Initial PING(0x01)")),
          Map.entry(Peer.ENDLESS, List.of("HTTP/2 200", "alt-svc: h3=\":443\"", SERVED)),
          Map.entry(Peer.TINY, List.of("HTTP/2 200", "content-length: 2", SERVED)),
          Map.entry(Peer.UDP_DROPPED, List.of("HTTP/2 200", "alt-svc: h3=\":443\"", BELIEVED)));

  /** What must not be seen. */
  private static final Map<Peer, List<String>> UNSEEN =
      Map.of(
          Peer.NO_H3, List.of("status:"),
          Peer.NO_H3_SILENT, List.of("status:", "ACK", "CLOSE"),
          Peer.DEAD_ALTERNATIVE, List.of("Received"),
          Peer.NEVER_ENDING, List.of("handshake has completed", "CRYPTO", "Handshake"),
          Peer.SILENT, List.of("Received"),
          Peer.TRICKLING, List.of("handshake has completed", "Handshake"),
          Peer.PINGING, List.of("handshake has completed", "CRYPTO", "Handshake"),
          Peer.UDP_DROPPED, List.of("Received"));

  @BeforeAll
  static void clientsAreHere() {
    List.of("unshare", "ip", "caddy", "gtlsclient", "curl", "iptables").forEach(Peers::require);
  }

  @ParameterizedTest
  @EnumSource
  void isWhatItSays(Peer peer) throws Exception {
    Scene scene = Scene.of(peer, LIMIT, "sh", "-c", CLIENTS, "clients", Scene.AUTHORITIES);

    assertThat(scene.output()).as("%s; %s", peer, scene.errors()).contains(SEEN.get(peer));
    UNSEEN
        .getOrDefault(peer, List.of())
        .forEach(words -> assertThat(scene.output()).as(peer + "").doesNotContain(words));
    assertThat(scene.peakKib()).as("memory was looked at").isPositive();
  }

  @Test
  void aClientThatDoesNotEndIsKilled() throws Exception {
    Scene scene = Scene.of(Peer.SOUND_SITE, Duration.ofMillis(300), "sh", "-c", "echo a; sleep 60");

    assertThat(scene.status()).isEqualTo(-1);
    assertThat(scene.output()).isEqualTo("a\n");
  }

  @Test
  void oneCanBeOpenedWithoutNamespaces(@TempDir Path folder) throws Exception {
    try (Site site = Peer.DEAD_ALTERNATIVE.open(folder)) {
      String authorities = site.served().authorities().toString();
      assertThat(
              Printed.by(List.of("curl", "-sSI", "--cacert", authorities, site.uri().toString())))
          .startsWith("HTTP/2 200")
          .contains("alt-svc: h3=\":");
    }
  }
}
