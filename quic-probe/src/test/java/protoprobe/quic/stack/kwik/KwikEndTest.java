// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static protoprobe.quic.stack.kwik.Scripted.errand;
import static protoprobe.quic.stack.kwik.Scripted.script;
import static protoprobe.quic.stack.kwik.Scripted.visit;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.forge.Action;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.Close;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireReader;

/** How visits end that are not answered. */
@Timeout(60)
class KwikEndTest {
  @TempDir Path folder;

  /** The first one loads classes. */
  @BeforeAll
  static void warmUp(@TempDir Path other) {
    assertThat(visit(script(), errand(other)).end()).isEqualTo(End.ANSWERED);
  }

  @Test
  void a_version_that_is_not_spoken() {
    Visit visit = visit(script().speaking(Version.V2), errand(folder));

    assertThat(visit.end()).isEqualTo(End.VERSION);
    assertThat(visit.reason()).contains("0x6b3343cf").doesNotContain("0x00000001");
    assertThat(visit.handshake()).isEmpty();
  }

  /** As RFC 9000 section 17.2.1 allows. */
  @Test
  void version_negotiation_may_have_a_fixed_bit_of_0() {
    Visit visit = visit(script().onDatagram(negotiating(LongHeader::source)), errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.VERSION);
    assertThat(visit.reason()).contains("0x1a2a3a4a");
  }

  @Test
  void version_negotiation_that_answers_somebody_else_counts_for_nothing() {
    Visit visit =
        visit(
            script().onDatagram(negotiating(asked -> new byte[] {1})),
            errand(folder).withLimits(Scripted.SHORT));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.TIMEOUT);
  }

  private static Function<byte[], Optional<List<byte[]>>> negotiating(
      Function<LongHeader, byte[]> to) {
    return datagram -> {
      LongHeader asked = LongHeader.read(new WireReader(datagram));
      LongHeader header = new LongHeader(LongHeader.FORM, 0, to.apply(asked), asked.destination());
      return Optional.of(List.of(new VersionNegotiation(header, List.of(0x1a2a3a4a)).encode()));
    };
  }

  @Test
  void a_close_within_the_handshake_is_told_at_once() {
    Visit visit =
        visit(
            script().when(heard -> heard.level() == Level.INITIAL, new Action.Close(false, 0x178)),
            errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.CLOSED);
    assertThat(visit.close()).contains(new Close(false, 0x178, ""));
    assertThat(visit.reason()).isEqualTo("closed with 0x178");
  }

  @Test
  void the_phrase_of_a_close_is_kept() {
    Frame close =
        new Frame.ConnectionClose(
            true, 0x10e, 0, "too much\u0007".getBytes(StandardCharsets.UTF_8));
    Visit visit =
        visit(
            script().when(Scripted::asksForAPage, new Action.Answer(List.of(close))),
            errand(folder));

    assertThat(visit.close()).contains(new Close(true, 0x10e, "too much\u0007"));
    assertThat(visit.reason()).as("a hostile phrase").doesNotContain("too much");
  }

  @Test
  void a_protocol_that_the_server_does_not_speak() {
    Visit visit = visit(script(), errand(folder).withAlpn("h2"));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.CLOSED);
    assertThat(visit.close()).map(Close::code).contains(0x178L);
    assertThat(visit.handshake()).isEmpty();
  }

  @Test
  void a_close_by_http() {
    Visit visit =
        visit(script().when(Scripted::asksForAPage, new Action.Close(true, 0x10b)), errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.CLOSED);
    assertThat(visit.close()).contains(new Close(true, 0x10b, ""));
    assertThat(visit.handshake()).isPresent();
  }

  @Test
  void silence() {
    Visit visit =
        assertTimeoutPreemptively(
            Duration.ofMillis(5L * Scripted.SHORT.handshake()),
            () ->
                visit(
                    script().onDatagram(datagram -> Optional.of(List.of())),
                    errand(folder).withLimits(Scripted.SHORT)));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.SILENT);
    assertThat(visit.evidence().qlog()).contains("packet_sent").doesNotContain("packet_received");
  }

  @Test
  void a_closed_port() throws Exception {
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    try (KwikStack stack = new KwikStack()) {
      Visit visit = stack.visit(errand(folder).withServer(nobody));

      assertThat(visit.end()).as(visit.reason()).isEqualTo(End.UNREACHABLE);
    }
  }

  @Test
  void a_server_that_stops_in_the_handshake() {
    Visit visit =
        visit(
            script().when(heard -> heard.level() == Level.HANDSHAKE, new Action.Hang()),
            errand(folder).withLimits(Scripted.SHORT));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.TIMEOUT);
  }

  @Test
  void a_server_that_stops_at_the_request() {
    Visit visit =
        visit(
            script().when(Scripted::asksForAPage, new Action.Hang()),
            errand(folder).withLimits(Scripted.SHORT));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.TIMEOUT);
    assertThat(visit.reason()).contains("no complete answer");
    assertThat(visit.handshake()).isPresent();
    assertThat(visit.answer()).isEmpty();
  }

  /** It stops where the client has to say that more may come. */
  @Test
  void an_answer_that_is_cut_by_the_time_limit_is_none() {
    Visit visit =
        visit(
            script().answering(3 << 20).when(Scripted::letsMoreCome, new Action.Hang()),
            errand(folder).withLimits(new Limits(4_000, 5_000, 1 << 30)));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.TIMEOUT);
    assertThat(visit.answer()).map(Visit.Answer::status).contains(200);
    assertThat(visit.answer()).map(Visit.Answer::complete).contains(false);
    assertThat(visit.answer().orElseThrow().length()).isBetween(1L, (3L << 20) - 1);
  }

  @Test
  void a_certificate_that_has_expired() {
    Visit visit =
        visit(
            script(Scripted.AUTHORITY.issueUntil(Instant.now().minusSeconds(60), Scripted.HOST)),
            errand(folder));

    assertThat(visit.end()).isEqualTo(End.CERTIFICATE);
    assertThat(visit.reason()).contains("expired");
    assertThat(visit.handshake()).isEmpty();
  }

  /** agent15 3.1 would take it. */
  @Test
  void a_wildcard_does_not_stand_for_the_domain_itself() {
    Visit visit = visit(script(Scripted.AUTHORITY.issue("*.site.example")), errand(folder));

    assertThat(visit.end()).isEqualTo(End.CERTIFICATE);
    assertThat(visit.reason()).contains("not for site.example, but for *.site.example");
  }

  @Test
  void a_certificate_for_another_name() {
    Visit visit = visit(script(Scripted.AUTHORITY.issue("other.example")), errand(folder));

    assertThat(visit.end()).isEqualTo(End.CERTIFICATE);
    assertThat(visit.reason()).contains("not for site.example, but for other.example");
    assertThat(visit.handshake()).isEmpty();
  }

  @Test
  void a_certificate_that_leads_to_nobody() {
    Visit visit = visit(script(new TestAuthority("nobody").issue(Scripted.HOST)), errand(folder));

    assertThat(visit.end()).isEqualTo(End.CERTIFICATE);
    assertThat(visit.reason()).contains("leads to no authority");
  }

  @Test
  void any_certificate_will_do() {
    Visit visit =
        visit(
            script(new TestAuthority("nobody").issue("other.example")),
            errand(folder).withTrust(new Trust("", true)));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
  }
}
