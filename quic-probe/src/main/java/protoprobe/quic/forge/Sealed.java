// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.PacketNumber;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * A packet of a datagram as it arrived, still protected.
 *
 * @param level which keys protect it
 * @param header of a long header; a short one has the destination only
 * @param token of an Initial packet
 * @param numberAt offset of its packet number
 * @param octets the whole packet
 */
record Sealed(Level level, LongHeader header, byte[] token, int numberAt, byte[] octets) {
  /**
   * The packets of a datagram (RFC 9000 section 12.2). What cannot be told to be one, such as a
   * Retry or an unknown version, ends the list.
   *
   * @param connectionIdLength of ids that we gave out: a short header does not say it
   */
  static List<Sealed> split(byte[] datagram, int connectionIdLength) {
    List<Sealed> packets = new ArrayList<>();
    byte[] rest = datagram;
    while (rest.length > 0) {
      Optional<Sealed> next = first(rest, connectionIdLength);
      if (next.isEmpty()) {
        break;
      }
      packets.add(next.get());
      rest = Arrays.copyOfRange(rest, next.get().octets().length, rest.length);
    }
    return packets;
  }

  private static Optional<Sealed> first(byte[] datagram, int connectionIdLength) {
    WireReader in = new WireReader(datagram);
    try {
      return LongHeader.begins(datagram)
          ? longPacket(datagram, in)
          : Optional.of(shortPacket(datagram, in, connectionIdLength));
    } catch (WireFault noPacket) {
      return Optional.empty();
    }
  }

  private static Optional<Sealed> longPacket(byte[] datagram, WireReader in) {
    LongHeader header = LongHeader.read(in);
    Optional<LongType> type =
        Version.of(header.version()).map(version -> version.type(header.firstOctet() >> 4 & 3));
    if (type.isEmpty() || type.get() == LongType.RETRY) {
      return Optional.empty();
    }
    byte[] token = type.get() == LongType.INITIAL ? in.prefixed("token") : new byte[0];
    long length = in.varInt("length");
    int numberAt = in.position();
    in.take(length, "packet");
    byte[] octets = Arrays.copyOf(datagram, in.position());
    return Optional.of(new Sealed(Level.of(type.get()), header, token, numberAt, octets));
  }

  private static Sealed shortPacket(byte[] datagram, WireReader in, int connectionIdLength) {
    int first = in.octet("first octet");
    byte[] destination = in.take(connectionIdLength, "destination connection id");
    LongHeader header = new LongHeader(first, 0, destination, new byte[0]);
    return new Sealed(Level.ONE_RTT, header, new byte[0], in.position(), datagram);
  }

  /**
   * Takes the protection off.
   *
   * @param largest packet number received so far at this level, or -1
   * @return empty if the packet is too short for it, or not authentic
   */
  Optional<Packet> open(PacketKeys keys, long largest) {
    int sampleAt = numberAt + Seal.SAMPLE_OFFSET;
    if (octets.length < sampleAt + PacketKeys.SAMPLE) {
      return Optional.empty();
    }
    byte[] plain = octets.clone();
    byte[] mask = keys.mask(Arrays.copyOfRange(octets, sampleAt, sampleAt + PacketKeys.SAMPLE));
    int firstMask = LongHeader.begins(octets) ? Seal.LONG_MASK : Seal.SHORT_MASK;
    int length = ((octets[0] ^ mask[0] & firstMask) & 3) + 1;
    Seal.protect(plain, numberAt, length, mask);
    long truncated = new WireReader(plain, numberAt).fixed(length, "packet number");
    long number = PacketNumber.expand(largest, truncated, length);
    byte[] aad = Arrays.copyOf(plain, numberAt + length);
    byte[] ciphertext = Arrays.copyOfRange(plain, numberAt + length, plain.length);
    return keys.open(number, aad, ciphertext).map(payload -> packet(aad, number, length, payload));
  }

  /** Bits that a sender leaves 0, and the key phase, are told as flipped. */
  private Packet packet(byte[] plainHeader, long number, int length, byte[] payload) {
    int odd =
        level == Level.ONE_RTT ? Packet.SHORT_RESERVED | Packet.KEY_PHASE : Packet.LONG_RESERVED;
    int missing = ~plainHeader[0] & LongHeader.FIXED;
    return new Packet(
        level,
        header.version(),
        header.destination(),
        header.source(),
        token,
        number,
        length,
        plainHeader[0] & odd | missing,
        payload);
  }
}
