// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.Level;

/** Our client against our server. */
class HandshakeTest {
  private static final Identity ECDSA = Identity.ecdsa();
  private static final byte[] CLIENT_PARAMETERS = {1, 2, 3};
  private static final byte[] SERVER_PARAMETERS = {4, 5};

  /** An ECDSA signature in DER may be some octets shorter than another. */
  private static final int SIGNATURES_DIFFER = 8;

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
    ClientOffer offer =
        ClientOffer.of(
            "localhost",
            List.of("foo", "h3"),
            CLIENT_PARAMETERS,
            List.of(suite),
            List.of(Group.values()),
            List.of(share));
    Talk talk =
        new Talk(
            new ClientHandshake(offer),
            new ServerConfig(
                ECDSA.chain(),
                ECDSA.key(),
                List.of("h3"),
                List.of(CipherSuite.values()),
                List.of(group),
                false,
                false,
                false));

    talk.run(1000);

    talk.assertComplete("h3", false);
    assertThat(talk.hellos).as("ClientHello messages").isEqualTo(group == share ? 1 : 2);
  }

  @Test
  void every_kind_of_key_and_messages_cut_into_single_octets() {
    for (Identity identity : List.of(ECDSA, Identity.rsa(), Identity.ed25519())) {
      Talk talk = new Talk(new ClientHandshake(offer()), config(identity, false));

      talk.run(1);

      talk.assertComplete("h3", false);
      assertThat(talk.client(TlsEvent.PeerCertificates.class).chain()).isEqualTo(identity.chain());
    }
  }

  @Test
  void a_ticket_resumes_without_certificates_and_allows_early_data() {
    Talk first = new Talk(new ClientHandshake(offer()), config(ECDSA, true));
    first.run(1000);
    Session session = first.client(TlsEvent.Ticket.class).session();
    assertThat(session.maxEarlyData()).isEqualTo(0xffffffffL);

    ClientHandshake client = new ClientHandshake(offer(), Optional.of(session), true);
    Talk second = new Talk(client, config(ECDSA, true));
    second.run(1000);

    second.assertComplete("h3", true);
    assertThat(client.earlyDataAccepted()).isTrue();
    assertThat(second.atClient).noneMatch(TlsEvent.PeerCertificates.class::isInstance);
    assertThat(secrets(second.atClient, Level.ZERO_RTT).client())
        .isEqualTo(secrets(second.atServer, Level.ZERO_RTT).client());
  }

  @Test
  void a_ticket_works_after_being_asked_for_another_share() {
    Talk first = new Talk(new ClientHandshake(offer()), config(ECDSA, true));
    first.run(1000);
    Session session = first.client(TlsEvent.Ticket.class).session();
    ServerConfig p256 =
        new ServerConfig(
            ECDSA.chain(),
            ECDSA.key(),
            List.of("h3"),
            List.of(CipherSuite.values()),
            List.of(Group.SECP256R1),
            true,
            true,
            false);

    ClientHandshake client = new ClientHandshake(offer(), Optional.of(session), true);
    Talk second = new Talk(client, p256);
    second.run(1000);

    second.assertComplete("h3", true);
    assertThat(client.earlyDataAccepted()).isFalse();
  }

  @Test
  void the_server_refuses_what_it_cannot_take() {
    record Case(ClientOffer offer, Alert alert) {}
    List<Case> cases =
        List.of(
            new Case(
                ClientOffer.of("localhost", List.of("foo"), CLIENT_PARAMETERS),
                Alert.NO_APPLICATION_PROTOCOL),
            new Case(offer().without(ExtensionType.ALPN), Alert.NO_APPLICATION_PROTOCOL),
            new Case(
                offer().without(ExtensionType.QUIC_TRANSPORT_PARAMETERS), Alert.MISSING_EXTENSION),
            new Case(offer().without(ExtensionType.KEY_SHARE), Alert.MISSING_EXTENSION),
            new Case(offer().without(ExtensionType.SUPPORTED_VERSIONS), Alert.PROTOCOL_VERSION),
            new Case(
                offer()
                    .with(
                        hello ->
                            new ClientHello(
                                hello.legacyVersion(),
                                hello.random(),
                                hello.sessionId(),
                                List.of(0x1304),
                                hello.compressions(),
                                hello.extensions())),
                Alert.HANDSHAKE_FAILURE));

    for (Case each : cases) {
      Talk talk = new Talk(new ClientHandshake(each.offer()), config(ECDSA, false));
      talk.run(1000);
      assertThat(talk.server(TlsEvent.Failed.class).alert())
          .as("alert instead of %s", each.alert())
          .isEqualTo(each.alert().description());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INITIAL", "HANDSHAKE"})
  void any_flipped_bit_of_the_servers_flight_is_found_out(Level level) {
    int length = Talk.flight(level).length - SIGNATURES_DIFFER;
    for (int bit = 0; bit < 8 * length; bit += 3) {
      List<TlsEvent> events = Talk.withFlight(level, flipped(bit));
      assertThat(events.stream().anyMatch(TlsEvent.Complete.class::isInstance))
          .as("complete with bit %d of %s flipped", bit, level)
          .isFalse();
    }
  }

  @Test
  void key_logs_of_both_sides_agree() {
    Talk talk = new Talk(new ClientHandshake(offer()), config(ECDSA, false));
    talk.run(1000);

    assertThat(talk.client.keyLog().lines())
        .hasSize(5)
        .containsAll(talk.server.keyLog().lines())
        .allMatch(line -> line.matches("[A-Z_0]+ [0-9a-f]{64} ([0-9a-f]{64}|[0-9a-f]{96})"));
  }

  private static java.util.function.UnaryOperator<byte[]> flipped(int bit) {
    return octets -> {
      byte[] changed = octets.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      return changed;
    };
  }

  static ClientOffer offer() {
    return ClientOffer.of("localhost", List.of("h3"), CLIENT_PARAMETERS);
  }

  static ServerConfig config(Identity identity, boolean tickets) {
    return new ServerConfig(
        identity.chain(),
        identity.key(),
        List.of("h3"),
        List.of(CipherSuite.values()),
        List.of(Group.values()),
        tickets,
        tickets,
        false);
  }

  static TlsEvent.Secrets secrets(List<TlsEvent> events, Level level) {
    return events.stream()
        .filter(TlsEvent.Secrets.class::isInstance)
        .map(TlsEvent.Secrets.class::cast)
        .filter(each -> each.level() == level)
        .findFirst()
        .orElseThrow();
  }

  /** Both sides, and what they told. */
  private static final class Talk {
    final ClientHandshake client;
    final ServerHandshake server;
    final List<TlsEvent> atClient = new ArrayList<>();
    final List<TlsEvent> atServer = new ArrayList<>();
    int hellos;

    Talk(ClientHandshake client, ServerConfig config) {
      this.client = client;
      this.server = new ServerHandshake(config, hello -> SERVER_PARAMETERS);
    }

    /** Until nobody has more to say; octets are handed over in pieces of that size. */
    void run(int piece) {
      List<TlsEvent> fromClient = client.start();
      List<TlsEvent> fromServer = List.of();
      while (!fromClient.isEmpty() || !fromServer.isEmpty()) {
        atClient.addAll(fromClient);
        hellos +=
            (int) sends(fromClient).stream().filter(each -> each.level() == Level.INITIAL).count();
        fromServer = hand(fromClient, piece, true);
        atServer.addAll(fromServer);
        fromClient = hand(fromServer, piece, false);
      }
    }

    private List<TlsEvent> hand(List<TlsEvent> events, int piece, boolean toServer) {
      List<TlsEvent> answers = new ArrayList<>();
      for (TlsEvent.Send send : sends(events)) {
        byte[] message = send.message();
        for (int at = 0; at < message.length; at += piece) {
          byte[] part = Arrays.copyOfRange(message, at, Math.min(message.length, at + piece));
          answers.addAll(
              toServer ? server.receive(send.level(), part) : client.receive(send.level(), part));
        }
      }
      return answers;
    }

    private static List<TlsEvent.Send> sends(List<TlsEvent> events) {
      return events.stream()
          .filter(TlsEvent.Send.class::isInstance)
          .map(TlsEvent.Send.class::cast)
          .toList();
    }

    /** What the server sends at that level, to any ClientHello. */
    static byte[] flight(Level level) {
      Talk talk = new Talk(new ClientHandshake(offer()), config(ECDSA, false));
      return joined(talk.hand(talk.client.start(), 1000, true), level);
    }

    /** What the client makes of a flight changed at one level. */
    static List<TlsEvent> withFlight(Level level, java.util.function.UnaryOperator<byte[]> change) {
      Talk talk = new Talk(new ClientHandshake(offer()), config(ECDSA, false));
      List<TlsEvent> flight = talk.hand(talk.client.start(), 1000, true);
      List<TlsEvent> events = new ArrayList<>();
      for (Level each : EnumSet.of(Level.INITIAL, Level.HANDSHAKE)) {
        byte[] octets = joined(flight, each);
        events.addAll(talk.client.receive(each, each == level ? change.apply(octets) : octets));
      }
      return events;
    }

    private static byte[] joined(List<TlsEvent> events, Level level) {
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      sends(events).stream()
          .filter(each -> each.level() == level)
          .forEach(each -> out.writeBytes(each.message()));
      return out.toByteArray();
    }

    <T extends TlsEvent> T client(Class<T> type) {
      return only(atClient, type);
    }

    <T extends TlsEvent> T server(Class<T> type) {
      return only(atServer, type);
    }

    private static <T extends TlsEvent> T only(List<TlsEvent> events, Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    void assertComplete(String protocol, boolean resumed) {
      assertThat(client(TlsEvent.Complete.class))
          .isEqualTo(new TlsEvent.Complete(protocol, resumed));
      assertThat(server(TlsEvent.Complete.class))
          .isEqualTo(new TlsEvent.Complete(protocol, resumed));
      assertThat(client(TlsEvent.PeerParameters.class).octets()).isEqualTo(SERVER_PARAMETERS);
      assertThat(server(TlsEvent.PeerParameters.class).octets()).isEqualTo(CLIENT_PARAMETERS);
      for (Level level : EnumSet.of(Level.HANDSHAKE, Level.ONE_RTT)) {
        TlsEvent.Secrets ours = secrets(atClient, level);
        TlsEvent.Secrets theirs = secrets(atServer, level);
        assertThat(ours.client()).as("client secret of %s", level).isEqualTo(theirs.client());
        assertThat(ours.server()).as("server secret of %s", level).isEqualTo(theirs.server());
      }
    }
  }
}
