// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.capture.QlogFile;
import protoprobe.quic.capture.QlogRules;
import protoprobe.quic.local.KwikTrial.Deed;
import protoprobe.quic.local.KwikTrial.Line;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.Inside;
import protoprobe.quic.wire.Version;

/** kwik as an ordinary client tells what it met, always the same. */
@Timeout(180)
class KwikStackIT {
  /** TLS alert no_application_protocol (RFC 9001 sections 4.8 and 8.1). */
  private static final long NO_PROTOCOL = 0x178;

  /** What is particular to a server. */
  enum Server {
    CADDY("caddy", false, End.VERSION, End.CLOSED, End.CLOSED),
    GTLSSERVER("gtlsserver", false, End.VERSION, End.CERTIFICATE, End.CLOSED),
    GTLSSERVER_RETRY("gtlsserver-retry", true, End.VERSION, End.CERTIFICATE, End.CLOSED),
    KWIK("kwik", false, End.ANSWERED, End.CERTIFICATE, End.CLOSED),
    NETTY("netty", true, End.SILENT, End.CERTIFICATE, End.CLOSED);

    private final String target;
    private final boolean retries;
    private final End version2;
    private final End wrongName;
    private final End wrongProtocol;

    /**
     * @param version2 quiche 0.29 takes an Initial packet of version 2 for one of 0-RTT, which it
     *     drops
     * @param wrongName a server may refuse a name that it does not have (RFC 6066 section 3)
     * @param wrongProtocol quiche says nothing about it
     */
    Server(String target, boolean retries, End version2, End wrongName, End wrongProtocol) {
      this.target = target;
      this.retries = retries;
      this.version2 = version2;
      this.wrongName = wrongName;
      this.wrongProtocol = wrongProtocol;
    }
  }

  @BeforeAll
  static void serversAreHere() {
    List.of("unshare", "ip", "caddy", "gtlsserver").forEach(Peers::require);
  }

  @ParameterizedTest
  @EnumSource
  void tells_what_it_met(Server server) throws Exception {
    Namespaced trial =
        Namespaced.run(
            KwikTrial.class, Inside.server(server.target).addresses(), List.of(server.target));

    assertThat(trial.status()).as("exit status; it said %s", trial.errors()).isZero();
    List<Line> seen = KwikTrial.read(trial.output());
    List<Line> ordinary = seen.stream().filter(each -> each.deed() == Deed.ORDINARY).toList();
    assertThat(ordinary)
        .hasSize(KwikTrial.TIMES)
        .allSatisfy(each -> served(each, server.retries))
        .extracting(Line::sha256)
        .as("the same page each time")
        .containsOnly(ordinary.get(0).sha256());
    large(only(seen, Deed.LARGE, End.ANSWERED));
    bounded(only(seen, Deed.BOUNDED, End.ANSWERED));
    Line version2 = only(seen, Deed.VERSION_2, server.version2);
    assertThat(version2.version())
        .as("version")
        .isEqualTo(version2.end() == End.ANSWERED ? Version.V2.number() : -1);
    only(seen, Deed.WRONG_NAME, server.wrongName);
    Line wrongProtocol = only(seen, Deed.WRONG_ALPN, server.wrongProtocol);
    assertThat(wrongProtocol.code())
        .as("code")
        .isEqualTo(wrongProtocol.end() == End.CLOSED ? NO_PROTOCOL : -1);
    only(seen, Deed.FOREIGN_AUTHORITY, End.CERTIFICATE);
    only(seen, Deed.CLOSED_PORT, End.UNREACHABLE);
    assertThat(trial.left()).as("processes in its namespaces, after it").isEmpty();
  }

  private static Line only(List<Line> lines, Deed deed, End end) {
    List<Line> found = lines.stream().filter(line -> line.deed() == deed).toList();
    assertThat(found).as("%s", deed).hasSize(1);
    assertThat(found.get(0).end()).as("%s: %s", deed, found.get(0).reason()).isEqualTo(end);
    return found.get(0);
  }

  private static void served(Line line, boolean retried) {
    assertThat(line.end()).as(line.reason()).isEqualTo(End.ANSWERED);
    assertThat(line.status()).as("status").isEqualTo(200);
    assertThat(line.version()).as("version").isEqualTo(1);
    assertThat(line.retried()).as("retried").isEqualTo(retried);
    assertThat(line.complete()).as("complete").isTrue();
    assertThat(line.length()).as("octets").isPositive();
    assertThat(line.parameters()).as("transport parameters").isGreaterThan(10);
    assertThat(line.cipher()).as("cipher").startsWith("TLS_");
    assertThat(line.certificates()).as("certificates").isPositive();
    assertThat(line.keys()).as("keys").contains("CLIENT_TRAFFIC_SECRET_0 ");
    QlogFile qlog = QlogFile.read(line.qlog().getBytes(StandardCharsets.UTF_8));
    QlogRules.keptBy(qlog);
    assertThat(qlog.named("transport:parameters_set")).as("parameters in the qlog").hasSize(1);
    assertThat(qlog.named("transport:packet_received"))
        .extracting(event -> event.at("/data/header/packet_type").asText())
        .as("packets received")
        .contains("initial", "handshake", "1RTT");
  }

  private static void large(Line line) {
    assertThat(line.length()).as("octets").isEqualTo(1 << 20);
    assertThat(line.complete()).as("complete").isTrue();
  }

  private static void bounded(Line line) {
    assertThat(line.length()).as("octets").isEqualTo(KwikTrial.BOUND);
    assertThat(line.complete()).as("complete").isFalse();
  }
}
