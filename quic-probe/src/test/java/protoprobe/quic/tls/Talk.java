// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import protoprobe.quic.wire.Level;

/** Both sides of a handshake, and what they told. */
final class Talk {
  static final Identity ECDSA = Identity.ecdsa();
  static final byte[] CLIENT_PARAMETERS = {1, 2, 3};
  static final byte[] SERVER_PARAMETERS = {4, 5};

  final ClientHandshake client;
  final ServerHandshake server;
  final List<TlsEvent> atClient = new ArrayList<>();
  final List<TlsEvent> atServer = new ArrayList<>();

  Talk(ClientHandshake client, ServerHandshake server) {
    this.client = client;
    this.server = server;
  }

  Talk(ClientHandshake client, ServerConfig config) {
    this(client, server(config));
  }

  /** A client's ordinary offer of {@code h3}. */
  static ClientOffer offer() {
    return ClientOffer.of("localhost", List.of("h3"), CLIENT_PARAMETERS);
  }

  /** The same with shares of these groups only. */
  static ClientOffer sharing(Group... groups) {
    return ClientOffer.of(
        "localhost",
        List.of("h3"),
        CLIENT_PARAMETERS,
        List.of(CipherSuite.values()),
        List.of(Group.values()),
        List.of(groups));
  }

  static ServerConfig config() {
    return ServerConfig.of(ECDSA.chain(), ECDSA.key(), List.of("h3"));
  }

  static ServerHandshake server(ServerConfig config) {
    return new ServerHandshake(config, hello -> SERVER_PARAMETERS);
  }

  static ServerHandshake server(ServerConfig config, Forgery forgery) {
    return new ServerHandshake(config, hello -> SERVER_PARAMETERS, forgery);
  }

  /** Until nobody has more to say. */
  Talk run() {
    return run(1000);
  }

  /** The same, octets handed over in pieces of that size. */
  Talk run(int piece) {
    List<TlsEvent> fromClient = client.start();
    while (!fromClient.isEmpty()) {
      atClient.addAll(fromClient);
      List<TlsEvent> fromServer = new ArrayList<>();
      for (TlsEvent.Send send : all(fromClient, TlsEvent.Send.class)) {
        pieces(send, piece).forEach(part -> fromServer.addAll(server.receive(send.level(), part)));
      }
      atServer.addAll(fromServer);
      List<TlsEvent> answers = new ArrayList<>();
      for (TlsEvent.Send send : all(fromServer, TlsEvent.Send.class)) {
        pieces(send, piece).forEach(part -> answers.addAll(client.receive(send.level(), part)));
      }
      fromClient = answers;
    }
    return this;
  }

  private static List<byte[]> pieces(TlsEvent.Send send, int size) {
    List<byte[]> pieces = new ArrayList<>();
    byte[] message = send.message();
    for (int at = 0; at < message.length; at += size) {
      pieces.add(Arrays.copyOfRange(message, at, Math.min(message.length, at + size)));
    }
    return pieces;
  }

  static <T extends TlsEvent> List<T> all(List<TlsEvent> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static <T extends TlsEvent> T only(List<TlsEvent> events, Class<T> type) {
    assertThat(events).as("one %s", type.getSimpleName()).filteredOn(type::isInstance).hasSize(1);
    return all(events, type).get(0);
  }

  /** All octets sent at that level. */
  static byte[] joined(List<TlsEvent> events, Level level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    all(events, TlsEvent.Send.class).stream()
        .filter(each -> each.level() == level)
        .forEach(each -> out.writeBytes(each.message()));
    return out.toByteArray();
  }

  static TlsEvent.Secrets secrets(List<TlsEvent> events, Level level) {
    return all(events, TlsEvent.Secrets.class).stream()
        .filter(each -> each.level() == level)
        .findFirst()
        .orElseThrow();
  }

  void assertComplete(boolean resumed) {
    TlsEvent.Complete right = new TlsEvent.Complete("h3", resumed);
    assertThat(all(atClient, TlsEvent.Failed.class)).as("failures of the client").isEmpty();
    assertThat(all(atServer, TlsEvent.Failed.class)).as("failures of the server").isEmpty();
    assertThat(only(atClient, TlsEvent.Complete.class)).isEqualTo(right);
    assertThat(only(atServer, TlsEvent.Complete.class)).isEqualTo(right);
    assertThat(only(atClient, TlsEvent.PeerParameters.class).octets()).isEqualTo(SERVER_PARAMETERS);
    assertThat(only(atServer, TlsEvent.PeerParameters.class).octets()).isEqualTo(CLIENT_PARAMETERS);
    for (Level level : EnumSet.of(Level.HANDSHAKE, Level.ONE_RTT)) {
      assertSameSecrets(level);
    }
  }

  void assertSameSecrets(Level level) {
    TlsEvent.Secrets ours = secrets(atClient, level);
    TlsEvent.Secrets theirs = secrets(atServer, level);
    assertThat(ours.suite()).as("suite at %s", level).isEqualTo(theirs.suite());
    assertThat(ours.client()).as("client secret of %s", level).isEqualTo(theirs.client());
    assertThat(ours.server()).as("server secret of %s", level).isEqualTo(theirs.server());
  }

  /** That the client has failed so. */
  void assertClientFails(Alert alert) {
    assertFails(atClient, alert, alert.error());
  }

  /** That the server has failed so. */
  void assertServerFails(Alert alert) {
    assertFails(atServer, alert, alert.error());
  }

  static void assertFails(List<TlsEvent> events, Alert alert, long error) {
    TlsEvent.Failed failed = only(events, TlsEvent.Failed.class);
    assertThat(failed.error()).as("error of: %s", failed.reason()).isEqualTo(error);
    assertThat(failed.alert()).as("alert of: %s", failed.reason()).isEqualTo(alert.description());
    assertThat(events.get(events.size() - 1)).as("the last event").isEqualTo(failed);
    assertThat(all(events, TlsEvent.Complete.class)).as("completed before it failed").isEmpty();
  }
}
