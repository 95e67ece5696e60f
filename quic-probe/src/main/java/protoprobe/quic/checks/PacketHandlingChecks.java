// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

@Topic(spec = "RFC 9000", title = "Packets that are dropped, and those that are not")
final class PacketHandlingChecks {
  private static final int SHORT = 20;

  @Check(
      id = "quic/packet/coalesced-behind-garbage",
      row = "PK-32",
      section = "12.2",
      level = MUST,
      says = "A packet behind one in the same datagram that cannot be opened is taken.")
  void coalescedBehindGarbage(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    Packet ping = client.packet(Level.ONE_RTT).carrying(List.of(new Frame.Ping()));
    byte[] garbage =
        client.seal(client.packet(Level.HANDSHAKE).carrying(List.of(new Frame.Ping())));
    garbage[garbage.length - 1] ^= 1;
    client.watch(ping);
    if (!session.without()) {
      client.send(joined(garbage, client.seal(ping)));
    }

    boolean taken = client.await(() -> client.isAcknowledged(ping), session.patience());

    assertThat(taken).as("an acknowledgement of a packet behind garbage").isTrue();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Check(
      id = "quic/packet/duplicate",
      row = "PK-33",
      section = "12.3",
      level = MUST,
      says = "A packet that comes twice is taken once, and no error.")
  void duplicate(QuicServer server) {
    assertThatReaction(
            server
                .control()
                .provoke(
                    "the same packet twice",
                    client -> {
                      Packet ping =
                          client.packet(Level.ONE_RTT).carrying(List.of(new Frame.Ping()));
                      byte[] octets = client.seal(ping);
                      client.send(octets);
                      client.send(octets);
                    }))
        .as("the connection to go on after the same packet twice")
        .goesOn();
  }

  @Check(
      id = "quic/packet/number-jump",
      row = "PK-34",
      section = "17.1",
      level = MUST,
      says = "A packet number that is a million ahead is understood.")
  void numberJump(QuicServer server) {
    assertThatReaction(
            server
                .control()
                .provoke(
                    "a packet number 2^20 ahead",
                    client -> client.skipNumbers(Level.ONE_RTT, 1 << 20)))
        .as("the connection to go on with packet numbers 2^20 ahead")
        .goesOn();
  }

  @Check(
      id = "quic/packet/wrong-tag",
      row = {"PK-35", "PK-37"},
      spec = "RFC 9001",
      section = "5.5",
      level = MUST,
      says = "A packet that is not authentic is dropped, and no error.")
  void wrongTag(QuicServer server) {
    assertThatReaction(
            server
                .control()
                .provoke(
                    "a packet with a wrong tag",
                    client -> {
                      byte[] octets =
                          client.seal(
                              client
                                  .packet(Level.ONE_RTT)
                                  .carrying(List.of(new Frame.HandshakeDone())));
                      octets[octets.length - 1] ^= 1;
                      client.send(octets);
                    }))
        .as("the connection to go on after a packet that is not authentic")
        .goesOn();
  }

  @Check(
      id = "quic/packet/too-short",
      row = "PK-36",
      spec = "RFC 9001",
      section = "5.4.2",
      level = MUST,
      says = "A packet too short for a sample is dropped, and no error.")
  void tooShort(QuicServer server) {
    assertThatReaction(
            server
                .control()
                .provoke(
                    "a packet of 20 octets",
                    client ->
                        client.send(
                            Arrays.copyOf(
                                client.seal(
                                    client
                                        .packet(Level.ONE_RTT)
                                        .carrying(List.of(new Frame.Ping()))),
                                SHORT))))
        .as("the connection to go on after a packet that is too short")
        .goesOn();
  }

  @Check(
      id = "quic/packet/no-ack-of-acks",
      row = "PK-40",
      section = "13.2.1",
      level = MUST,
      says = "A packet with nothing but ACK is not answered by such a packet.")
  void noAckOfAcks(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    client.await(() -> false, session.quiet().multipliedBy(3));
    int before = client.heard().size();
    Frame frame =
        session.without() ? new Frame.Ping() : new Frame.Ack(0, 0, 0, List.of(), List.of());
    client.send(client.packet(Level.ONE_RTT).carrying(List.of(frame)));
    client.await(() -> false, session.quiet().multipliedBy(3));
    List<Packet> after = client.heard().subList(before, client.heard().size());

    assertThat(after).as("packets with nothing but ACK").noneMatch(PacketHandlingChecks::onlyAck);
  }

  private static boolean onlyAck(Packet packet) {
    return packet.frames().stream()
        .allMatch(frame -> frame instanceof Frame.Ack || frame instanceof Frame.Padding);
  }

  @Check(
      id = "quic/packet/split-hello",
      row = "FC-10",
      section = "7.5",
      level = MUST,
      says = "A ClientHello whose second half comes first is put together.")
  void splitHello(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "the ClientHello in two CRYPTO frames, the second one first",
                setup ->
                    setup.bent(
                        bent -> bent.changing(Level.INITIAL, PacketHandlingChecks::swapped))))
        .as("the connection to go on after a ClientHello in two pieces")
        .goesOn();
  }

  private static Packet swapped(Packet packet) {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : packet.frames()) {
      if (frame instanceof Frame.Crypto crypto && crypto.data().length > 1) {
        int half = crypto.data().length / 2;
        byte[] first = Arrays.copyOf(crypto.data(), half);
        byte[] second = Arrays.copyOfRange(crypto.data(), half, crypto.data().length);
        frames.add(new Frame.Crypto(crypto.offset() + half, second));
        frames.add(new Frame.Crypto(crypto.offset(), first));
      } else {
        frames.add(frame);
      }
    }
    return packet.carrying(frames);
  }
}
