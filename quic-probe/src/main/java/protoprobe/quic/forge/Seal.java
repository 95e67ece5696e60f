// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.Arrays;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireWriter;

/** Puts protection on packets (RFC 9001 sections 5.3 and 5.4). */
final class Seal {
  /** Octets from the first of the packet number to the sample of header protection. */
  static final int SAMPLE_OFFSET = 4;

  /** The bits of the first octet that header protection covers. */
  static final int LONG_MASK = 0x0f;

  static final int SHORT_MASK = 0x1f;

  /** Two octets hold every length of a datagram. */
  private static final int LENGTH_OCTETS = 2;

  private Seal() {}

  /** The packet as it goes into a datagram. */
  static byte[] seal(Packet packet, PacketKeys keys) {
    byte[] payload = padded(packet);
    byte[] header = header(packet, payload.length);
    byte[] sealed = keys.seal(packet.number(), header, payload);
    byte[] octets = Arrays.copyOf(header, header.length + sealed.length);
    System.arraycopy(sealed, 0, octets, header.length, sealed.length);
    int numberAt = header.length - packet.numberLength();
    int sampleAt = numberAt + SAMPLE_OFFSET;
    byte[] sample = Arrays.copyOfRange(octets, sampleAt, sampleAt + PacketKeys.SAMPLE);
    protect(octets, numberAt, packet.numberLength(), keys.mask(sample));
    return octets;
  }

  /** Puts header protection on, or takes it off: the mask is the same. */
  static void protect(byte[] octets, int numberAt, int numberLength, byte[] mask) {
    octets[0] ^= (byte) (mask[0] & (LongHeader.begins(octets) ? LONG_MASK : SHORT_MASK));
    for (int i = 0; i < numberLength; i++) {
      octets[numberAt + i] ^= mask[1 + i];
    }
  }

  /** Number and payload have four octets at least, so that there is a sample. */
  private static byte[] padded(Packet packet) {
    int least = leastPayload(packet);
    return packet.payload().length >= least
        ? packet.payload()
        : Arrays.copyOf(packet.payload(), least);
  }

  /** Octets of a payload to which it is filled up at least. */
  static int leastPayload(Packet packet) {
    return SAMPLE_OFFSET - packet.numberLength();
  }

  private static byte[] header(Packet packet, int payloadLength) {
    WireWriter out = new WireWriter();
    packet
        .level()
        .longType()
        .ifPresentOrElse(
            type -> longHeader(packet, type, payloadLength, out), () -> shortHeader(packet, out));
    return out.fixed(packet.number(), packet.numberLength()).toBytes();
  }

  private static void longHeader(Packet packet, LongType type, int payloadLength, WireWriter out) {
    Version known = Version.of(packet.version()).orElse(Version.V1);
    int first =
        LongHeader.FORM | LongHeader.FIXED | known.typeBits(type) | packet.numberLength() - 1;
    new LongHeader(
            first ^ packet.flipped(), packet.version(), packet.destination(), packet.source())
        .write(out);
    if (type == LongType.INITIAL) {
      out.prefixed(packet.token());
    }
    out.varInt(packet.numberLength() + payloadLength + PacketKeys.TAG, LENGTH_OCTETS);
  }

  private static void shortHeader(Packet packet, WireWriter out) {
    int first = LongHeader.FIXED | packet.numberLength() - 1;
    out.fixed(first ^ packet.flipped(), 1).raw(packet.destination());
  }
}
