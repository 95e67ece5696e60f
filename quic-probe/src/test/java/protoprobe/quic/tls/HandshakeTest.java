// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.Level;

/** Our client against our server. */
class HandshakeTest {
  static Stream<Arguments> combinations() {
    return Arrays.stream(CipherSuite.values())
        .flatMap(
            suite ->
                Arrays.stream(Group.values())
                    .flatMap(
                        group ->
                            Arrays.stream(Group.values())
                                .map(share -> Arguments.of(suite, group, share))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void every_suite_and_group_and_with_another_share_after_being_asked_again(
      CipherSuite suite, Group group, Group share) {
    Talk talk =
        new Talk(
                new ClientHandshake(Talk.sharing(share)),
                Talk.config().withSuites(suite).withGroups(group))
            .run();

    talk.assertComplete(false);
    assertThat(Talk.secrets(talk.atClient, Level.ONE_RTT).suite()).isEqualTo(suite);
    assertThat(hellos(talk)).as("ClientHello messages").isEqualTo(group == share ? 1 : 2);
  }

  private static long hellos(Talk talk) {
    return Talk.all(talk.atClient, TlsEvent.Send.class).stream()
        .filter(each -> each.level() == Level.INITIAL)
        .count();
  }

  @Test
  void a_cookie_comes_back_with_and_without_another_share() {
    ServerConfig config = Talk.config().withCookie(new byte[300]).withGroups(Group.SECP256R1);
    for (ClientOffer offer : List.of(Talk.offer(), Talk.sharing(Group.X25519))) {
      Talk talk = new Talk(new ClientHandshake(offer), config).run();

      talk.assertComplete(false);
      assertThat(hellos(talk)).as("ClientHello messages").isEqualTo(2);
      assertThat(talk.server.clientHello().orElseThrow().extension(ExtensionType.COOKIE))
          .get()
          .isEqualTo(Extension.cookie(new byte[300]).data());
    }
  }

  @Test
  void every_kind_of_key_and_messages_cut_into_single_octets() {
    for (Identity identity : List.of(Talk.ECDSA, Identity.rsa(), Identity.ed25519())) {
      ServerConfig config = ServerConfig.of(identity.chain(), identity.key(), List.of("h3"));
      Talk talk = new Talk(new ClientHandshake(Talk.offer()), config).run(1);

      talk.assertComplete(false);
      assertThat(Talk.only(talk.atClient, TlsEvent.PeerCertificates.class).chain())
          .isEqualTo(identity.chain());
    }
  }

  @Test
  void events_come_before_those_that_need_them() {
    Talk talk = new Talk(new ClientHandshake(Talk.offer()), Talk.config()).run();

    assertThat(names(talk.atServer))
        .containsExactly(
            "PeerParameters",
            "Send",
            "Secrets",
            "Send",
            "Send",
            "Send",
            "Send",
            "Secrets",
            "Complete");
    assertThat(names(talk.atClient))
        .containsExactly(
            "Send", "Secrets", "PeerParameters", "PeerCertificates", "Send", "Secrets", "Complete");
  }

  private static List<String> names(List<TlsEvent> events) {
    return events.stream().map(each -> each.getClass().getSimpleName()).toList();
  }

  @Test
  void key_logs_of_both_sides_are_the_same() {
    Talk talk = new Talk(new ClientHandshake(Talk.offer()), Talk.config()).run();

    assertThat(talk.client.keyLog().lines())
        .hasSize(5)
        .isEqualTo(talk.server.keyLog().lines())
        .allMatch(line -> line.matches("[A-Z_0]+ [0-9a-f]{64} [0-9a-f]{64}"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0",
            "EXPORTER_SECRET");
  }
}
