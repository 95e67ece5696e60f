// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.WireWriter;

/** What our client says to a server that does something wrong. */
class ClientAlertsTest {
  private static final long VIOLATION = TransportError.PROTOCOL_VIOLATION.code();

  static Stream<WrongFlights.Wrong> wrongFlights() {
    return WrongFlights.all();
  }

  @ParameterizedTest
  @MethodSource("wrongFlights")
  void a_wrong_flight_is_refused(WrongFlights.Wrong wrong) {
    ServerHandshake server = Talk.server(Talk.config(), wrong.forgery());

    new Talk(new ClientHandshake(Talk.offer()), server).run().assertClientFails(wrong.alert());
  }

  static Stream<WrongFlights.Wrong> wrongRetries() {
    return WrongFlights.retries();
  }

  @ParameterizedTest
  @MethodSource("wrongRetries")
  void a_wrong_hello_retry_request_is_refused(WrongFlights.Wrong wrong) {
    ServerConfig config = Talk.config().withGroups(Group.SECP256R1);
    ServerHandshake server = Talk.server(config, wrong.forgery());

    new Talk(new ClientHandshake(Talk.sharing(Group.X25519)), server)
        .run()
        .assertClientFails(wrong.alert());
  }

  @Test
  void a_signature_scheme_that_was_not_offered_is_refused() {
    ClientOffer offer =
        Talk.offer().with(WrongHellos.with(ExtensionType.SIGNATURE_ALGORITHMS, "00020807"));
    Identity ed25519 = Identity.ed25519();
    ServerConfig config = ServerConfig.of(ed25519.chain(), ed25519.key(), List.of("h3"));
    Forgery other =
        Forgery.NONE.replacing(
            HandshakeType.CERTIFICATE_VERIFY,
            message -> {
              byte[] body = message.body().clone();
              body[0] = 4;
              body[1] = 3;
              return List.of(new Message(message.type(), body));
            });

    new Talk(new ClientHandshake(offer), Talk.server(config, other))
        .run()
        .assertClientFails(Alert.ILLEGAL_PARAMETER);
    new Talk(new ClientHandshake(offer), config).run().assertComplete(false);
  }

  @Test
  void a_session_must_be_chosen_as_it_was_offered() {
    ServerConfig config = Talk.config().withTickets(true);
    Talk first = new Talk(new ClientHandshake(Talk.offer()), config).run();
    Optional<Session> session =
        Optional.of(Talk.only(first.atClient, TlsEvent.Ticket.class).session());
    List<Forgery> wrong =
        List.of(
            WrongFlights.hello(
                hello ->
                    WrongFlights.with(hello, Extension.number(ExtensionType.PRE_SHARED_KEY, 1))),
            WrongFlights.hello(
                hello ->
                    new ServerHello(
                        hello.legacyVersion(),
                        hello.random(),
                        hello.sessionId(),
                        CipherSuite.AES_256_GCM_SHA384.number(),
                        0,
                        hello.extensions())));
    for (Forgery forgery : wrong) {
      new Talk(new ClientHandshake(Talk.offer(), session, true), Talk.server(config, forgery))
          .run()
          .assertClientFails(Alert.ILLEGAL_PARAMETER);
    }
  }

  @Test
  void early_data_are_not_taken_without_the_session() {
    Talk first = new Talk(new ClientHandshake(Talk.offer()), Talk.config().withTickets(true)).run();
    Optional<Session> session =
        Optional.of(Talk.only(first.atClient, TlsEvent.Ticket.class).session());
    Forgery taking = WrongFlights.extensions(new Extension(ExtensionType.EARLY_DATA, new byte[0]));

    new Talk(new ClientHandshake(Talk.offer(), session, true), Talk.server(Talk.config(), taking))
        .run()
        .assertClientFails(Alert.ILLEGAL_PARAMETER);
  }

  /** After the handshake. */
  static Stream<Arguments> afterwards() {
    byte[] limited = new WireWriter().fixed(1000, 4).toBytes();
    return Stream.of(
        Arguments.of(Level.ONE_RTT, HandshakeType.KEY_UPDATE, new byte[1], 0x10a),
        Arguments.of(Level.ONE_RTT, HandshakeType.FINISHED, new byte[32], 0x10a),
        Arguments.of(Level.ONE_RTT, HandshakeType.CERTIFICATE_REQUEST, new byte[3], VIOLATION),
        Arguments.of(Level.HANDSHAKE, HandshakeType.NEW_SESSION_TICKET, ticket(1), VIOLATION),
        Arguments.of(Level.INITIAL, HandshakeType.NEW_SESSION_TICKET, ticket(1), VIOLATION),
        Arguments.of(Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET, ticket(0), 0x132),
        Arguments.of(
            Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET, ticket(1, limited), VIOLATION),
        Arguments.of(
            Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET, ticket(1, limited, limited), 0x12f),
        Arguments.of(
            Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET, ticket(1, new byte[5]), 0x132),
        Arguments.of(Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET, new byte[5], 0x132));
  }

  private static byte[] ticket(int length, byte[]... early) {
    WireWriter out = new WireWriter().fixed(100, 4).fixed(1, 4);
    out.vector(1, new byte[2]).vector(2, new byte[length]);
    Extension.write(
        Stream.of(early).map(each -> new Extension(ExtensionType.EARLY_DATA, each)).toList(), out);
    return out.toBytes();
  }

  @ParameterizedTest
  @MethodSource("afterwards")
  void after_the_handshake_only_good_tickets_are_taken(
      Level level, int type, byte[] body, long error) {
    Talk talk = new Talk(new ClientHandshake(Talk.offer()), Talk.config()).run();

    List<TlsEvent> events = talk.client.receive(level, new Message(type, body).encode());

    assertThat(Talk.only(events, TlsEvent.Failed.class).error()).isEqualTo(error);
    assertThat(talk.client.receive(Level.ONE_RTT, ticketMessage())).as("after that").isEmpty();
  }

  @Test
  void many_good_tickets_are_taken_and_none_lives_longer_than_a_week() {
    Talk talk = new Talk(new ClientHandshake(Talk.offer()), Talk.config()).run();
    byte[] forever = Session.encode(0xffffffffL, 1, new byte[2], new byte[9], false);
    List<byte[]> tickets =
        List.of(ticketMessage(), new Message(HandshakeType.NEW_SESSION_TICKET, forever).encode());

    for (byte[] ticket : tickets) {
      List<TlsEvent> events = talk.client.receive(Level.ONE_RTT, ticket);
      assertThat(Talk.only(events, TlsEvent.Ticket.class).session().lifetime())
          .isLessThanOrEqualTo(604_800);
    }
  }

  private static byte[] ticketMessage() {
    return new Message(HandshakeType.NEW_SESSION_TICKET, ticket(1)).encode();
  }
}
