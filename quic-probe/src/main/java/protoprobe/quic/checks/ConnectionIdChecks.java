// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.CONNECTION_ID_LIMIT_ERROR;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;

import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Reaction;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Connection ids")
final class ConnectionIdChecks {
  private static final int ID = 8;
  private static final int MOST_FRAMES = 30;

  private static Frame.NewConnectionId offer(long sequence, long retirePriorTo, int length) {
    byte[] id = new byte[length];
    byte[] token = new byte[16];
    java.util.Arrays.fill(id, (byte) (0x40 + sequence));
    java.util.Arrays.fill(token, (byte) (0x80 + sequence));
    return new Frame.NewConnectionId(sequence, retirePriorTo, id, token);
  }

  /** A server that takes it may use it at once. */
  private static Reaction offered(Session session, Frame.NewConnectionId frame) {
    session.client().alsoReachedBy(frame.id().length);
    return session.provoke(frame);
  }

  @Check(
      id = "quic/connection-id/retire-above-sequence",
      row = "CID-01",
      section = "19.15",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "NEW_CONNECTION_ID that retires more than its own sequence number is a"
              + " FRAME_ENCODING_ERROR.")
  void retireAboveSequence(QuicServer server) {
    assertThatReaction(server.control().provoke(offer(1, 2, ID)))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/connection-id/length-0",
      row = "CID-02",
      section = "19.15",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "NEW_CONNECTION_ID without an id is a FRAME_ENCODING_ERROR.")
  void lengthZero(QuicServer server) {
    assertThatReaction(offered(server.control(), offer(1, 0, 0)))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/connection-id/length-21",
      row = "CID-03",
      section = "19.15",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "NEW_CONNECTION_ID with an id of 21 octets is a FRAME_ENCODING_ERROR.")
  void lengthTooLong(QuicServer server) {
    assertThatReaction(offered(server.control(), offer(1, 0, 21)))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/connection-id/too-many",
      row = "CID-04",
      section = "5.1.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "More connection ids than the server's active_connection_id_limit are a"
              + " CONNECTION_ID_LIMIT_ERROR.")
  void tooMany(QuicServer server) {
    Session session = server.control();
    long limit = session.client().parameter(TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT, 2);
    if (limit > MOST_FRAMES) {
      throw new NotApplicable("the server takes %d connection ids".formatted(limit));
    }
    List<Frame> frames = new ArrayList<>();
    for (int sequence = 1; sequence <= limit; sequence++) {
      frames.add(offer(sequence, 0, ID)); // with the first one that is one too many
    }

    assertThatReaction(session.provoke(frames.toArray(Frame[]::new)))
        .as("connection error CONNECTION_ID_LIMIT_ERROR")
        .closesWith(CONNECTION_ID_LIMIT_ERROR);
  }

  @Check(
      id = "quic/connection-id/number-reused",
      row = "CID-05",
      section = "19.15",
      level = INFO,
      hazard = Hazard.FORGE,
      says = "One sequence number for two connection ids may be refused: what the server does.")
  void numberReused(QuicServer server) {
    Frame.NewConnectionId first = offer(1, 0, ID);
    Frame.NewConnectionId other = new Frame.NewConnectionId(1, 0, new byte[ID], new byte[16]);

    server.control().provoke(first, other);
  }

  @Check(
      id = "quic/connection-id/same-frame-twice",
      row = "CID-06",
      section = "19.15",
      level = MUST,
      says = "The same NEW_CONNECTION_ID frame twice is no error.")
  void sameFrameTwice(QuicServer server) {
    assertThatReaction(server.control().provoke(offer(1, 0, ID), offer(1, 0, ID)))
        .as("the connection to go on after the same NEW_CONNECTION_ID twice")
        .goesOn();
  }

  @Check(
      id = "quic/connection-id/below-retired",
      row = "CID-07",
      section = "19.15",
      level = MUST,
      says = "A connection id below what was retired before it came is retired at once.")
  void belowRetired(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    if (!session.without()) {
      client.send(packet(client, offer(2, 2, ID)));
      client.send(packet(client, offer(1, 0, ID)));
    }
    client.await(() -> retired(client).contains(1L), session.patience().dividedBy(2));

    assertThat(retired(client)).as("sequence numbers retired by the server").contains(1L);
  }

  private static Packet packet(Client client, Frame frame) {
    return client.packet(Level.ONE_RTT).carrying(List.of(frame));
  }

  private static List<Long> retired(Client client) {
    return client.heard(Frame.RetireConnectionId.class).stream()
        .map(Frame.RetireConnectionId::sequence)
        .toList();
  }

  @Check(
      id = "quic/connection-id/never-issued",
      row = "CID-08",
      section = "19.16",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "RETIRE_CONNECTION_ID for a number that was never issued is a PROTOCOL_VIOLATION.")
  void neverIssued(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.RetireConnectionId(100_000)))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/connection-id/retire-in-use",
      row = "CID-09",
      section = "19.16",
      level = INFO,
      hazard = Hazard.FORGE,
      says =
          "RETIRE_CONNECTION_ID in a packet to that very id may be refused: what the server does.")
  void retireInUse(QuicServer server) {
    server.control().provoke(new Frame.RetireConnectionId(0));
  }

  @Check(
      id = "quic/connection-id/spare-used",
      row = "CID-11",
      section = "5.1.1",
      level = MUST,
      says = "Packets to another connection id that the server has given are taken.")
  void spareUsed(QuicServer server) {
    Session session = server.control();
    List<Frame.NewConnectionId> spare = session.client().spareIds();
    if (spare.isEmpty()) {
      throw new Unsupported("spare connection ids: the server has given none");
    }

    assertThatReaction(
            session.provoke("packets to another connection id", client -> client.use(spare.get(0))))
        .as("the connection to go on under another connection id")
        .goesOn();
  }

  @Check(
      id = "quic/connection-id/retire-prior-to",
      row = "CID-12",
      section = "5.1.2",
      level = MUST,
      says = "The server retires the connection ids it is asked to, and uses another.")
  void retirePriorTo(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    Frame.NewConnectionId next = offer(1, 1, ID);
    if (!session.without()) {
      client.send(packet(client, next));
    }
    client.await(() -> retired(client).contains(0L), session.patience().dividedBy(2));
    int before = client.heard().size();
    session.request();
    List<Packet> after = client.heard().subList(before, client.heard().size());

    assertThat(retired(client)).as("sequence numbers retired by the server").contains(0L);
    assertThat(after)
        .as("packets afterwards, all to the new connection id")
        .isNotEmpty()
        .allSatisfy(packet -> assertThat(packet.destination()).isEqualTo(next.id()));
  }

  @Check(
      id = "quic/connection-id/none-wanted",
      row = "CID-13",
      section = "19.15",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "NEW_CONNECTION_ID from a client that chose an empty connection id is a"
              + " PROTOCOL_VIOLATION.")
  void noneWanted(QuicServer server) {
    Setup empty = server.ordinary().ids(new Setup.Ids(ID, 0));

    assertThatReaction(offered(server.control(empty), offer(1, 0, ID)))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }
}
