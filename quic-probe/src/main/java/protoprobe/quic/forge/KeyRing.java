// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Level;

/** The keys of a connection, by level and direction; those of 1-RTT can be updated. */
final class KeyRing {
  private final Map<Level, PacketKeys> sending = new EnumMap<>(Level.class);
  private final Map<Level, PacketKeys> receiving = new EnumMap<>(Level.class);
  private Optional<PacketKeys> previous = Optional.empty();
  private int sendPhase;
  private int receivePhase;

  void add(Level level, PacketKeys send, PacketKeys receive) {
    sending.put(level, send);
    receiving.put(level, receive);
  }

  void addSending(Level level, PacketKeys keys) {
    sending.put(level, keys);
  }

  void addReceiving(Level level, PacketKeys keys) {
    receiving.put(level, keys);
  }

  void discard(Level level) {
    sending.remove(level);
    receiving.remove(level);
  }

  boolean canSend(Level level) {
    return sending.containsKey(level);
  }

  boolean canReceive(Level level) {
    return receiving.containsKey(level);
  }

  Optional<PacketKeys> sending(Level level) {
    return Optional.ofNullable(sending.get(level));
  }

  /** The next keys for what we send (RFC 9001 section 6). */
  void updateSending() {
    sendPhase ^= 1;
    sending.computeIfPresent(Level.ONE_RTT, (level, keys) -> keys.updated());
  }

  /** Bits of a short header that say the phase. */
  int phaseBit() {
    return sendPhase == 0 ? 0 : Packet.KEY_PHASE;
  }

  /**
   * Takes the protection off; a packet of the next phase changes the phase of both directions, one
   * that was overtaken by the update is still of the phase before (RFC 9001 section 6.5).
   */
  Optional<Packet> open(Sealed arrived, long largest) {
    PacketKeys keys = receiving.get(arrived.level());
    Optional<Packet> packet = arrived.open(keys, largest);
    if (packet.isPresent() || arrived.level() != Level.ONE_RTT) {
      return packet;
    }
    PacketKeys next = keys.updated();
    Optional<Packet> updated = arrived.open(next, largest);
    updated.ifPresent(
        opened -> {
          previous = Optional.of(keys);
          receiving.put(Level.ONE_RTT, next);
          receivePhase ^= 1;
          if (sendPhase != receivePhase) {
            updateSending();
          }
        });
    return updated.isPresent()
        ? updated
        : previous.flatMap(before -> arrived.open(before, largest));
  }
}
