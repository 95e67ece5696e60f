// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.quic.tls.WrongHellos.with;
import static protoprobe.quic.tls.WrongHellos.without;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportError;

/** What our server says to a client that does something wrong. */
class ServerAlertsTest {
  private static final long VIOLATION = TransportError.PROTOCOL_VIOLATION.code();

  static Stream<WrongHellos.Wrong> wrongHellos() {
    return WrongHellos.all();
  }

  @ParameterizedTest
  @MethodSource("wrongHellos")
  void a_wrong_client_hello_is_refused(WrongHellos.Wrong wrong) {
    ClientOffer offer = Talk.offer().with(wrong.change());

    new Talk(new ClientHandshake(offer), Talk.config()).run().assertServerFails(wrong.alert());
  }

  @Test
  void a_lax_server_takes_what_is_forbidden() {
    ServerConfig lax = Talk.config().withoutParametersRequired();
    UnaryOperator<ClientHello> session = WrongHellos.head(new byte[32], 0x1301, (byte) 0);
    List<UnaryOperator<ClientHello>> forbidden =
        List.of(
            without(ExtensionType.QUIC_TRANSPORT_PARAMETERS),
            hello -> hello.adding(hello.extensions().get(0)),
            session);
    for (UnaryOperator<ClientHello> change : forbidden) {
      Talk talk = new Talk(new ClientHandshake(Talk.offer().with(change)), lax).run();

      assertThat(Talk.only(talk.atServer, TlsEvent.Complete.class).alpn()).isEqualTo("h3");
      talk.assertSameSecrets(Level.ONE_RTT);
    }
    Talk strict = new Talk(new ClientHandshake(Talk.offer().with(session)), Talk.config()).run();
    Talk.assertFails(strict.atServer, Alert.ILLEGAL_PARAMETER, VIOLATION);
  }

  /** The second ClientHello of a client that was asked for P-256 and to send a cookie back. */
  static Stream<Arguments> secondHellos() {
    byte[] share = new byte[65];
    share[0] = 4;
    return Stream.of(
        Arguments.of("another random", (UnaryOperator<ClientHello>) ServerAlertsTest::reborn),
        Arguments.of("other suites", WrongHellos.head(new byte[0], 0x1301, (byte) 0)),
        Arguments.of("an extension less", without(ExtensionType.SERVER_NAME)),
        Arguments.of("one more extension", with(0x4000, "")),
        Arguments.of("other parameters", with(ExtensionType.QUIC_TRANSPORT_PARAMETERS, "00")),
        Arguments.of("early data", with(ExtensionType.EARLY_DATA, "")),
        Arguments.of("no cookie", without(ExtensionType.COOKIE)),
        Arguments.of("another cookie", with(ExtensionType.COOKIE, "000109")),
        Arguments.of("no shares", with(ExtensionType.KEY_SHARE, "0000")),
        Arguments.of(
            "the same share", with(ExtensionType.KEY_SHARE, "0024001d0020" + "09".repeat(32))));
  }

  private static ClientHello reborn(ClientHello hello) {
    return new ClientHello(
        hello.legacyVersion(),
        new byte[32],
        hello.sessionId(),
        hello.suites(),
        hello.compressions(),
        hello.extensions());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("secondHellos")
  void the_second_client_hello_is_what_was_asked_for(
      String what, UnaryOperator<ClientHello> change) {
    Deque<UnaryOperator<ClientHello>> changes = new ArrayDeque<>();
    changes.add(UnaryOperator.identity());
    changes.add(change);
    Forgery second =
        Forgery.NONE.replacing(
            HandshakeType.CLIENT_HELLO,
            message -> {
              ClientHello other = changes.remove().apply(ClientHello.decode(message.body()));
              return List.of(new Message(message.type(), other.encode()));
            });
    ClientHandshake client =
        new ClientHandshake(Talk.sharing(Group.X25519), Optional.empty(), false, second);
    ServerConfig config = Talk.config().withGroups(Group.SECP256R1).withCookie(new byte[] {8});

    new Talk(client, config).run().assertServerFails(Alert.ILLEGAL_PARAMETER);
    assertThat(changes).as("changes left, case '%s'", what).isEmpty();
  }

  static Stream<Arguments> firstMessages() {
    byte[] hello = Talk.joined(new ClientHandshake(Talk.offer()).start(), Level.INITIAL);
    byte[] twice = Arrays.copyOf(hello, hello.length + 1);
    return Stream.of(
        Arguments.of(Level.INITIAL, new byte[] {20, 0, 0, 0}, 0x10a),
        Arguments.of(Level.INITIAL, new byte[] {99, 0, 0, 0}, 0x10a),
        Arguments.of(Level.HANDSHAKE, hello, 0x10a),
        Arguments.of(Level.ONE_RTT, hello, 0x10a),
        Arguments.of(Level.ZERO_RTT, hello, VIOLATION),
        Arguments.of(Level.INITIAL, twice, VIOLATION),
        Arguments.of(Level.INITIAL, new byte[] {1, 0, 0, 0}, 0x132),
        Arguments.of(Level.INITIAL, new byte[] {1, 4, 0, 1}, 0x0d),
        Arguments.of(Level.INITIAL, new byte[256 * 1024 + 1], 0x0d));
  }

  @ParameterizedTest
  @MethodSource("firstMessages")
  void what_comes_first_is_one_client_hello(Level level, byte[] octets, long error) {
    ServerHandshake server = Talk.server(Talk.config());

    List<TlsEvent> events = server.receive(level, octets);

    assertThat(Talk.only(events, TlsEvent.Failed.class).error()).isEqualTo(error);
    assertThat(server.receive(Level.INITIAL, octets)).as("events after the failure").isEmpty();
  }

  static Stream<Arguments> finishes() {
    return Stream.of(
        Arguments.of((UnaryOperator<byte[]>) ServerAlertsTest::flipped, Alert.DECRYPT_ERROR),
        Arguments.of(cut(31), Alert.DECODE_ERROR),
        Arguments.of(cut(33), Alert.DECODE_ERROR),
        Arguments.of(cut(0), Alert.DECODE_ERROR));
  }

  private static UnaryOperator<byte[]> cut(int length) {
    return body -> Arrays.copyOf(body, length);
  }

  private static byte[] flipped(byte[] body) {
    body[7] ^= 1;
    return body;
  }

  @ParameterizedTest
  @MethodSource("finishes")
  void the_clients_finished_is_verified(UnaryOperator<byte[]> change, Alert alert) {
    Forgery bad =
        Forgery.NONE.replacingOnWire(
            HandshakeType.FINISHED,
            message -> List.of(new Message(message.type(), change.apply(message.body().clone()))));
    ClientHandshake client = new ClientHandshake(Talk.offer(), Optional.empty(), false, bad);

    new Talk(client, Talk.config()).run().assertServerFails(alert);
  }

  @Test
  void messages_in_place_of_finished_or_behind_it_are_refused() {
    Message other = new Message(HandshakeType.END_OF_EARLY_DATA, new byte[0]);
    Forgery before =
        Forgery.NONE.replacing(HandshakeType.FINISHED, message -> List.of(other, message));
    ClientHandshake early = new ClientHandshake(Talk.offer(), Optional.empty(), false, before);
    new Talk(early, Talk.config()).run().assertServerFails(Alert.UNEXPECTED_MESSAGE);

    for (Level level : List.of(Level.INITIAL, Level.HANDSHAKE, Level.ONE_RTT)) {
      Talk talk = new Talk(new ClientHandshake(Talk.offer()), Talk.config()).run();
      byte[] update = new Message(HandshakeType.KEY_UPDATE, new byte[1]).encode();

      List<TlsEvent> events = new ArrayList<>(talk.server.receive(level, update));

      // RFC 9001 section 6 for 1-RTT, section 4.1.3 for the levels before
      Talk.assertFails(
          events, Alert.UNEXPECTED_MESSAGE, level == Level.ONE_RTT ? 0x10a : VIOLATION);
    }
  }
}
