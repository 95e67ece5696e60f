// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;

import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

@Topic(spec = "RFC 9000", title = "Packets and frames that are not allowed")
final class PacketChecks {
  @Check(
      id = "quic/packet/reserved-bits/initial",
      row = "PK-01",
      section = "17.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "Reserved bits that are set in an Initial packet are a PROTOCOL_VIOLATION.")
  void reservedBitsInitial(QuicServer server) {
    reservedBits(server, Level.INITIAL);
  }

  @Check(
      id = "quic/packet/reserved-bits/handshake",
      row = "PK-02",
      section = "17.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "Reserved bits that are set in a Handshake packet are a PROTOCOL_VIOLATION.")
  void reservedBitsHandshake(QuicServer server) {
    reservedBits(server, Level.HANDSHAKE);
  }

  private static void reservedBits(QuicServer server, Level level) {
    assertThatReaction(
            server.provoke(
                "reserved bits in " + level,
                setup ->
                    setup.bent(
                        bent ->
                            bent.changing(level, packet -> packet.flipping(Packet.LONG_RESERVED)))))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/reserved-bits/one-rtt",
      row = "PK-03",
      section = "17.3.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "Reserved bits that are set in a 1-RTT packet are a PROTOCOL_VIOLATION.")
  void reservedBitsOneRtt(QuicServer server) {
    assertThatReaction(
            server
                .control()
                .provokePacket(
                    "reserved bits in ONE_RTT",
                    packet ->
                        packet.flipping(Packet.SHORT_RESERVED).carrying(List.of(new Frame.Ping()))))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/no-frames/one-rtt",
      row = "PK-04",
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A 1-RTT packet without frames is a PROTOCOL_VIOLATION.")
  void noFramesOneRtt(QuicServer server) {
    assertThatReaction(
            server.control().provokePacket("a packet without frames", packet -> packet.numbered(4)))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/no-frames/initial",
      row = "PK-05",
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "An Initial packet without frames is a PROTOCOL_VIOLATION.")
  void noFramesInitial(QuicServer server) {
    noFrames(server, Level.INITIAL);
  }

  @Check(
      id = "quic/packet/no-frames/handshake",
      row = "PK-05",
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A Handshake packet without frames is a PROTOCOL_VIOLATION.")
  void noFramesHandshake(QuicServer server) {
    noFrames(server, Level.HANDSHAKE);
  }

  private static void noFrames(QuicServer server, Level level) {
    assertThatReaction(
            server.provoke(
                "a packet without frames in " + level,
                setup -> setup.bent(bent -> bent.preceding(level, packet -> packet.numbered(4)))))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/unknown-frame",
      rows = UnknownFrame.class,
      row = "PK-06",
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A frame of unknown type is a FRAME_ENCODING_ERROR.")
  void unknownFrame(QuicServer server, UnknownFrame row) {
    assertThatReaction(server.control().provoke(new Frame.Raw(row.octets())))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/packet/long-frame-type",
      row = "PK-07",
      section = "12.4",
      level = INFO,
      hazard = Hazard.FORGE,
      says = "A frame type in more octets than needed may be refused: what the server does.")
  void longFrameType(QuicServer server) {
    server.control().provoke(new Frame.Raw(new byte[] {0x40, 0x01}));
  }

  @Check(
      id = "quic/packet/cut-off-frame",
      row = "PK-08",
      section = "20.1",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "A STREAM frame longer than its packet is a FRAME_ENCODING_ERROR.")
  void cutOffFrame(QuicServer server) {
    Session session = server.control();
    byte[] frame = {
      0x0a, // STREAM with a length
      (byte) session.client().openStream(),
      0x20, // 32 octets
      1,
      2,
      3 // of which 3 are there
    };

    assertThatReaction(session.provoke(new Frame.Raw(frame)))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/packet/misplaced-frame/initial",
      rows = MisplacedFrame.class,
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A frame that has no place in an Initial packet is a PROTOCOL_VIOLATION there.")
  void misplacedInInitial(QuicServer server, MisplacedFrame row) {
    misplaced(server, row, Level.INITIAL);
  }

  @Check(
      id = "quic/packet/misplaced-frame/handshake",
      rows = MisplacedFrame.class,
      section = "12.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A frame that has no place in a Handshake packet is a PROTOCOL_VIOLATION there.")
  void misplacedInHandshake(QuicServer server, MisplacedFrame row) {
    misplaced(server, row, Level.HANDSHAKE);
  }

  private static void misplaced(QuicServer server, MisplacedFrame row, Level level) {
    assertThatReaction(
            server.provoke(
                row + " in " + level, setup -> setup.bent(bent -> bent.adding(level, row.frame()))))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/ack-of-nothing",
      row = "PK-41",
      section = "13.1",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "An acknowledgement of a packet that was never sent is a PROTOCOL_VIOLATION.")
  void ackOfNothing(QuicServer server) {
    assertThatReaction(
            server.control().provoke(new Frame.Ack(1_000_000, 0, 0, List.of(), List.of())))
        .as("connection error PROTOCOL_VIOLATION")
        .closesWith(PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/packet/ack-below-zero",
      row = "PK-42",
      section = "19.3.1",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "An acknowledgement that reaches below packet number 0 is a FRAME_ENCODING_ERROR.")
  void ackBelowZero(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.Ack(0, 0, 5, List.of(), List.of())))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/packet/ping",
      row = "PK-39",
      section = "13.2.1",
      level = MUST,
      says = "A packet with PING is acknowledged.")
  void ping(QuicServer server) {
    Session session = server.control();
    Packet packet = session.client().packet(Level.ONE_RTT).carrying(List.of(new Frame.Ping()));
    session.client().watch(packet);
    if (!session.without()) {
      session.client().send(packet);
    }

    boolean acknowledged =
        session.client().await(() -> session.client().isAcknowledged(packet), session.patience());

    assertThat(acknowledged).as("an acknowledgement of PING").isTrue();
  }
}
