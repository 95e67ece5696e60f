// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static protoprobe.quic.stack.kwik.Scripted.errand;
import static protoprobe.quic.stack.kwik.Scripted.script;
import static protoprobe.quic.stack.kwik.Scripted.visit;
import static protoprobe.quic.wire.TransportParameterId.MAX_ACK_DELAY;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.forge.Script;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Version;

/** What is negotiated. */
@Timeout(60)
class KwikStackTest {
  @TempDir Path folder;

  @Test
  void an_ordinary_visit() throws Exception {
    Script script =
        script().sending(made -> made.with(MAX_ACK_DELAY, 26).with(0x1b, (byte) 0xfe, (byte) 7));

    Visit visit = visit(script, errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.answer()).map(Visit.Answer::status).contains(200);
    assertThat(visit.answer()).map(Visit.Answer::length).contains(1000L);
    assertThat(visit.answer()).map(Visit.Answer::complete).contains(true);
    assertThat(visit.close()).isEmpty();
    Visit.Handshake handshake = visit.handshake().orElseThrow();
    assertThat(handshake.version()).isEqualTo(1);
    assertThat(handshake.alpn()).isEqualTo("h3");
    assertThat(handshake.retried()).isFalse();
    assertThat(handshake.parameters())
        .as("parameters in the server's order, unknown ones, too")
        .extracting(Field::name)
        .contains("original_destination_connection_id", "initial_max_data")
        .endsWith("max_ack_delay", "0x1b");
    assertThat(handshake.parameters())
        .contains(new Field("max_ack_delay", "26"), new Field("0x1b", "fe07"));
    assertThat(handshake.certificates())
        .containsExactly(
            Base64.getEncoder().encodeToString(Scripted.ISSUED.chain().get(0).getEncoded()),
            Base64.getEncoder().encodeToString(Scripted.ISSUED.chain().get(1).getEncoded()));
  }

  @ParameterizedTest
  @EnumSource
  void every_cipher_suite(CipherSuite suite) {
    ServerConfig one = script().tls().withSuites(suite);

    Visit visit = visit(script().tls(one), errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.handshake().orElseThrow().cipher()).isEqualTo("TLS_" + suite.name());
  }

  @Test
  void a_retry_is_followed_and_told() {
    Visit visit = visit(script().retrying(), errand(folder));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.handshake().orElseThrow().retried()).isTrue();
  }

  @Test
  void version_2_from_the_beginning() {
    Visit visit =
        visit(script().speaking(Version.V2), errand(folder).withVersion(Version.V2.number()));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.handshake().orElseThrow().version()).isEqualTo(Version.V2.number());
  }

  @Test
  void keys_are_told_as_wireshark_wants_them() {
    Visit visit = visit(script(), errand(folder));

    assertThat(visit.evidence().keys().lines())
        .extracting(line -> line.replaceAll(" [0-9a-f]{64} [0-9a-f]{64}$", ""))
        .containsExactly(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0");
  }

  @Test
  void what_kwik_cannot_do_is_not_applicable() {
    String nowhere = folder.resolve("none.pem").toString();

    assertNotApplicable(errand(folder).withServerName("127.0.0.1"), "127.0.0.1");
    assertNotApplicable(errand(folder).withServerName("::1"), "::1");
    assertNotApplicable(errand(folder).withVersion(0xff00001d), "0xff00001d");
    assertNotApplicable(errand(folder).withTrust(new Trust(nowhere, false)), nowhere);
    assertNotApplicable(errand(folder).withAuthority("under_score.example"), "under_score.example");
    assertNotApplicable(errand(folder).withPath("elsewhere"), "elsewhere");
  }

  private static void assertNotApplicable(Errand errand, String culprit) {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    try (KwikStack stack = new KwikStack()) {
      assertThatThrownBy(() -> stack.visit(errand.withServer(server)))
          .isInstanceOf(NotApplicable.class)
          .hasMessageContaining(culprit);
    }
  }
}
