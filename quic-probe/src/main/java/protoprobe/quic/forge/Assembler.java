// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.PacketNumber;

/** Makes packets of what waits, and datagrams of packets (RFC 9000 sections 12.2 and 14.1). */
final class Assembler {
  /** Datagrams with Initial packets are as large at least, and none of ours is larger. */
  static final int DATAGRAM = 1200;

  private static final int MOST_DATAGRAMS = 64;
  private static final int LEAST_ROOM = 64;
  private static final int FIXED = 1 + 4 + 1 + 1 + 2 + 2 + 4;

  private final Engine engine;
  private byte[] token = {};

  Assembler(Engine engine) {
    this.engine = engine;
  }

  void setToken(byte[] octets) {
    token = octets;
  }

  List<byte[]> flush(Instant at) {
    List<byte[]> datagrams = new ArrayList<>();
    while (datagrams.size() < MOST_DATAGRAMS) {
      drainStreams();
      List<Packet> packets = packets(at);
      if (packets.isEmpty()) {
        break;
      }
      datagrams.add(datagram(packets, at));
    }
    return datagrams;
  }

  private void drainStreams() {
    Level level = engine.keys().canSend(Level.ONE_RTT) ? Level.ONE_RTT : Level.ZERO_RTT;
    if (engine.keys().canSend(level) && engine.outbox().isEmpty(level)) {
      engine.streams().next().ifPresent(frame -> engine.outbox().add(level, frame));
    }
  }

  private List<Packet> packets(Instant at) {
    List<Packet> packets = new ArrayList<>();
    int room = DATAGRAM;
    for (Level level : List.of(Level.INITIAL, Level.ZERO_RTT, Level.HANDSHAKE, Level.ONE_RTT)) {
      int overhead = overhead(level);
      boolean speaks = engine.keys().canSend(level) && !engine.isClosed(level);
      if (speaks && !engine.outbox().isEmpty(level) && engine.bent().extra().containsKey(level)) {
        Packet extra = engine.bent().extra().get(level).apply(next(level));
        packets.add(extra);
        room -= overhead + extra.payload().length;
      }
      if (speaks && room - overhead >= LEAST_ROOM) {
        Optional<Packet> packet = packet(level, room - overhead, at);
        packet.ifPresent(packets::add);
        room -= packet.map(each -> overhead + each.payload().length).orElse(0);
      }
    }
    return packets;
  }

  private int overhead(Level level) {
    int ids = engine.peerIds().current().length + engine.localId().length;
    int tokens = level == Level.INITIAL ? 4 + token.length : 0;
    return FIXED + ids + tokens + PacketKeys.TAG;
  }

  private Optional<Packet> packet(Level level, int room, Instant at) {
    PacketSpace space = engine.space(level);
    List<Frame> frames = new ArrayList<>();
    if (space.ackDue() && level != Level.ZERO_RTT) {
      space.ack().ifPresent(frames::add);
    }
    int left = room - frames.stream().mapToInt(frame -> frame.encode().length).sum();
    List<Frame> waiting = engine.outbox().take(level, left);
    frames.addAll(waiting);
    boolean handshake = waiting.stream().anyMatch(Frame.Crypto.class::isInstance);
    if (handshake) {
      frames.addAll(engine.bent().frames().getOrDefault(level, List.of()));
    }
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    long number = space.take();
    List<Frame> again = waiting.stream().filter(Frame::ackEliciting).toList();
    if (!again.isEmpty()) {
      space.sent(number, again, at);
    }
    Packet packet = empty(level, number).carrying(frames);
    boolean change = handshake && engine.bent().packets().containsKey(level);
    return Optional.of(change ? engine.bent().packets().get(level).apply(packet) : packet);
  }

  /** A packet with the next number and no payload. */
  Packet next(Level level) {
    return empty(level, engine.space(level).take());
  }

  private Packet empty(Level level, long number) {
    PacketSpace space = engine.space(level);
    return new Packet(
        level,
        engine.version().number(),
        engine.peerIds().current(),
        engine.localId(),
        level == Level.INITIAL ? token : new byte[0],
        number,
        PacketNumber.length(number, space.largestAcknowledged()),
        level == Level.ONE_RTT ? engine.keys().phaseBit() : 0,
        new byte[0]);
  }

  /** These packets in one datagram; one with an Initial packet is filled up. */
  byte[] datagram(List<Packet> packets, Instant at) {
    boolean initial = packets.stream().anyMatch(each -> each.level() == Level.INITIAL);
    if (!initial) {
      return datagram(packets, 0, at);
    }
    return switch (engine.bent().filling()) {
      case FRAMES -> datagram(packets, DATAGRAM, at);
      case ONE_SHORT -> datagram(packets, DATAGRAM - 1, at);
      case BEHIND -> {
        byte[] octets = datagram(packets, 0, at);
        yield Arrays.copyOf(octets, Math.max(octets.length, DATAGRAM));
      }
    };
  }

  /** These packets in a datagram of so many octets at least, filled up within the last one. */
  byte[] datagram(List<Packet> packets, int least, Instant at) {
    List<Packet> sent = new ArrayList<>(packets);
    List<byte[]> parts = new ArrayList<>(packets.stream().map(this::seal).toList());
    int more = least - parts.stream().mapToInt(part -> part.length).sum();
    if (more > 0) {
      int end = sent.size() - 1;
      Packet last = sent.get(end);
      int filled = Math.max(last.payload().length, Seal.leastPayload(last)) + more;
      sent.set(end, last.carrying(Arrays.copyOf(last.payload(), filled)));
      parts.set(end, seal(sent.get(end)));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < parts.size(); i++) {
      engine.recorder().packet(true, sent.get(i), parts.get(i), at);
      out.writeBytes(parts.get(i));
    }
    return out.toByteArray();
  }

  /** One packet with its protection. */
  byte[] seal(Packet packet) {
    return Seal.seal(
        packet,
        engine
            .keys()
            .sending(packet.level())
            .orElseThrow(
                () -> new IllegalStateException("no keys to send at level " + packet.level())));
  }
}
