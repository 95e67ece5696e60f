// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;

import java.util.List;
import java.util.Random;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Client;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;

@Topic(spec = "RFC 9000", title = "Frames of servers, and the end of a connection")
final class ClosingChecks {
  private static final int TRIGGER = 60;
  private static final int SMALLEST_RESET = 21;

  @Check(
      id = "quic/close/new-token-of-client",
      row = "CL-01",
      section = "19.7",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "NEW_TOKEN from a client is a PROTOCOL_VIOLATION.")
  void newTokenOfClient(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.NewToken(new byte[] {1, 2, 3, 4})))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/close/handshake-done-of-client",
      row = "CL-02",
      section = "19.20",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "HANDSHAKE_DONE from a client is a PROTOCOL_VIOLATION.")
  void handshakeDoneOfClient(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.HandshakeDone()))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/close/silent-after-close",
      row = "CL-03",
      section = "10.2.2",
      level = MUST,
      says = "After the client has closed, the server sends nothing but its own end.")
  void silentAfterClose(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    client.await(() -> false, session.quiet());
    if (!session.without()) {
      Frame close = new Frame.ConnectionClose(true, 0x100, 0, new byte[0]);
      client.send(client.packet(Level.ONE_RTT).carrying(List.of(close)));
    }
    client.await(() -> false, session.quiet());
    int before = client.heard().size();
    for (int i = 0; i < 3; i++) {
      client.send(client.packet(Level.ONE_RTT).carrying(List.of(new Frame.Ping())));
    }
    client.await(() -> false, session.quiet());
    List<Frame> after =
        client.heard().subList(before, client.heard().size()).stream()
            .flatMap(packet -> packet.frames().stream())
            .filter(frame -> !(frame instanceof Frame.ConnectionClose))
            .toList();

    assertThat(after).as("frames sent after the client has closed").isEmpty();
  }

  @Check(
      id = "quic/close/unknown-connection",
      row = {"CL-05", "CL-07"},
      section = "10.3",
      level = MUST,
      says =
          "A packet of no connection is answered by nothing, or by what looks like a short header"
              + " packet, of 21 octets at least and below three times its size.")
  void unknownConnection(QuicServer server) {
    byte[] unknown = new byte[TRIGGER];
    new Random(TRIGGER).nextBytes(unknown);
    unknown[0] = (byte) (LongHeader.FIXED | unknown[0] & 0x3f);

    List<byte[]> answers = server.provokeNothing(unknown);

    server.observe("answer", answers.isEmpty() ? "none" : "stateless reset");
    assertThat(answers)
        .as("answers to a packet of an unknown connection")
        .allSatisfy(
            answer -> {
              assertThat(answer[0] & 0xc0).as("first two bits").isEqualTo(LongHeader.FIXED);
              assertThat(answer.length).as("octets").isBetween(SMALLEST_RESET, 3 * TRIGGER - 1);
            });
  }
}
