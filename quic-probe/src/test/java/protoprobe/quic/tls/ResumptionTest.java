// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.wire.Level;

/** Tickets and what is done with them. */
class ResumptionTest {
  private static final ServerConfig GIVING = Talk.config().withTickets(true);

  private static Session session(ServerConfig config) {
    Talk first = new Talk(new ClientHandshake(Talk.offer()), config).run();
    return Talk.only(first.atClient, TlsEvent.Ticket.class).session();
  }

  private static Talk resuming(ClientOffer offer, Session session, ServerConfig config) {
    return new Talk(new ClientHandshake(offer, Optional.of(session), true), config).run();
  }

  @ParameterizedTest
  @EnumSource
  void a_ticket_resumes_without_certificates_and_takes_early_data(CipherSuite suite) {
    ServerConfig config = GIVING.withSuites(suite);
    Session session = session(config);
    assertThat(session.maxEarlyData()).isEqualTo(0xffffffffL);
    assertThat(session.isAlive(Instant.now())).isTrue();
    assertThat(session.isAlive(Instant.now().plusSeconds(session.lifetime()))).isFalse();

    Talk second = resuming(Talk.offer(), session, config);

    second.assertComplete(true);
    second.assertSameSecrets(Level.ZERO_RTT);
    assertThat(second.client.earlyDataAccepted()).isTrue();
    assertThat(second.server.earlyDataAccepted()).isTrue();
    assertThat(Talk.all(second.atClient, TlsEvent.PeerCertificates.class)).isEmpty();
    assertThat(second.client.keyLog().lines().get(0)).startsWith("CLIENT_EARLY_TRAFFIC_SECRET ");
    assertThat(second.client.keyLog().lines()).isEqualTo(second.server.keyLog().lines());
  }

  @Test
  void a_ticket_of_a_resumed_connection_resumes_again() {
    Talk second = resuming(Talk.offer(), session(GIVING), GIVING);
    Session next = Talk.only(second.atClient, TlsEvent.Ticket.class).session();

    resuming(Talk.offer(), next, GIVING).assertComplete(true);
  }

  @Test
  void after_being_asked_again_it_resumes_without_early_data() {
    Session session = session(GIVING);
    List<ServerConfig> asking =
        List.of(GIVING.withGroups(Group.SECP256R1), GIVING.withCookie(new byte[] {1}));
    for (ServerConfig config : asking) {
      Talk second = resuming(Talk.sharing(Group.X25519), session, config);

      second.assertComplete(true);
      assertThat(second.client.earlyDataAccepted()).isFalse();
      assertThat(second.server.earlyDataAccepted()).isFalse();
    }
  }

  @Test
  void early_data_are_for_the_same_suite_and_only_where_allowed() {
    Session session = session(GIVING.withSuites(CipherSuite.AES_128_GCM_SHA256));
    List<ServerConfig> others =
        List.of(
            GIVING.withSuites(CipherSuite.CHACHA20_POLY1305_SHA256),
            Talk.config().withTickets(false));
    for (ServerConfig config : others) {
      Talk second = resuming(Talk.offer(), session, config);

      second.assertComplete(true);
      assertThat(second.client.earlyDataAccepted()).isFalse();
    }
  }

  @Test
  void what_cannot_be_resumed_becomes_an_ordinary_handshake() {
    Session session = session(GIVING);
    UnaryOperator<byte[]> broken =
        ticket -> {
          byte[] other = ticket.clone();
          other[other.length - 1] ^= 1;
          return other;
        };
    List<Talk> talks =
        List.of(
            resuming(Talk.offer(), session, Talk.config()),
            resuming(Talk.offer(), session, GIVING.withSuites(CipherSuite.AES_256_GCM_SHA384)),
            resuming(Talk.offer(), withTicket(session, broken), GIVING),
            resuming(Talk.offer(), withTicket(session, ticket -> new byte[1]), GIVING),
            resuming(
                Talk.offer()
                    .withExtensions(
                        all ->
                            all.stream()
                                .map(
                                    each ->
                                        each.type() == ExtensionType.PSK_KEY_EXCHANGE_MODES
                                            ? new Extension(each.type(), new byte[] {1, 0})
                                            : each)
                                .toList()),
                session,
                GIVING));

    for (Talk talk : talks) {
      talk.assertComplete(false);
      assertThat(talk.client.earlyDataAccepted()).isFalse();
    }
  }

  @Test
  void after_a_hello_retry_request_of_another_hash_the_session_is_dropped() {
    Session session = session(GIVING.withSuites(CipherSuite.AES_128_GCM_SHA256));
    ServerConfig config =
        GIVING.withSuites(CipherSuite.AES_256_GCM_SHA384).withCookie(new byte[] {7});

    Talk talk = resuming(Talk.offer(), session, config);

    talk.assertComplete(false);
    assertThat(talk.server.clientHello().orElseThrow().extension(ExtensionType.PRE_SHARED_KEY))
        .isEmpty();
  }

  @Test
  void a_wrong_key_has_a_wrong_binder() {
    Session session = session(GIVING);
    byte[] other = session.key().clone();
    other[0] ^= 1;
    Session wrong =
        new Session(
            session.ticket(),
            other,
            session.suite(),
            session.ageAdd(),
            session.received(),
            session.lifetime(),
            session.maxEarlyData(),
            session.alpn());

    resuming(Talk.offer(), wrong, GIVING).assertServerFails(Alert.DECRYPT_ERROR);
  }

  @Test
  void the_age_is_obscured_modulo_two_to_the_32() {
    Session session = session(GIVING);
    Session wrapping =
        new Session(
            session.ticket(),
            session.key(),
            session.suite(),
            0xffff_fffeL,
            session.received(),
            session.lifetime(),
            0,
            "h3");

    assertThat(wrapping.obfuscatedAge(session.received().plusMillis(5))).isEqualTo(3);
    assertThat(wrapping.allowsEarlyData()).isFalse();
  }

  private static Session withTicket(Session session, UnaryOperator<byte[]> change) {
    return new Session(
        change.apply(session.ticket()),
        session.key(),
        session.suite(),
        session.ageAdd(),
        session.received(),
        session.lifetime(),
        session.maxEarlyData(),
        session.alpn());
  }

  @Test
  void a_sealed_ticket_opens_until_its_time_is_over() {
    Instant now = Instant.now();
    TicketBox.Kept kept =
        new TicketBox.Kept(CipherSuite.AES_256_GCM_SHA384, new byte[48], "h3", true);
    byte[] ticket = TicketBox.seal(kept, now);

    TicketBox.Kept opened = TicketBox.open(ticket, now).orElseThrow();
    assertThat(opened.suite()).isEqualTo(kept.suite());
    assertThat(opened.key()).isEqualTo(kept.key());
    assertThat(opened.early()).isTrue();
    assertThat(TicketBox.open(ticket, now.plusSeconds(TicketBox.LIFETIME))).isEmpty();
    for (int length = 0; length < ticket.length; length++) {
      assertThat(TicketBox.open(Arrays.copyOf(ticket, length), now))
          .as("ticket cut to %d octets", length)
          .isEmpty();
    }
  }
}
