// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.List;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.FrameReader;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireWriter;

/**
 * A packet before its protection, or after it was taken off (RFC 9000 section 17).
 *
 * @param level which keys protect it
 * @param version as in the header; a short header has none
 * @param destination connection id of the receiver
 * @param source connection id of the sender; a short header has none
 * @param token of an Initial packet
 * @param number all 62 bits
 * @param numberLength octets of it that are sent, 1 to 4
 * @param flipped bits of the first octet to be sent the other way round, such as the fixed bit, the
 *     reserved bits or the key phase
 * @param payload frames, encoded
 */
public record Packet(
    Level level,
    int version,
    byte[] destination,
    byte[] source,
    byte[] token,
    long number,
    int numberLength,
    int flipped,
    byte[] payload) {

  /** The two bits of a long header that must be 0 (RFC 9000 section 17.2). */
  public static final int LONG_RESERVED = 0x0c;

  /** The two bits of a short header that must be 0 (RFC 9000 section 17.3.1). */
  public static final int SHORT_RESERVED = 0x18;

  /** The bit of a short header that changes with a key update. */
  public static final int KEY_PHASE = 0x04;

  /** The payload read as frames. */
  public List<Frame> frames() {
    return FrameReader.read(payload);
  }

  /** The same; none of a payload that cannot be read. */
  public List<Frame> readable() {
    try {
      return frames();
    } catch (WireFault broken) {
      return List.of();
    }
  }

  /** The same with another payload. */
  public Packet carrying(List<Frame> frames) {
    WireWriter writer = new WireWriter();
    frames.forEach(frame -> writer.raw(frame.encode()));
    return carrying(writer.toBytes());
  }

  /** The same with another payload, octet by octet. */
  public Packet carrying(byte[] octets) {
    return new Packet(
        level, version, destination, source, token, number, numberLength, flipped, octets);
  }

  /** The same with its number in so many octets. */
  public Packet numbered(int octets) {
    return new Packet(level, version, destination, source, token, number, octets, flipped, payload);
  }

  /** The same to another connection id. */
  public Packet to(byte[] id) {
    return new Packet(level, version, id, source, token, number, numberLength, flipped, payload);
  }

  /** The same with these bits of the first octet flipped. */
  public Packet flipping(int bits) {
    return new Packet(
        level, version, destination, source, token, number, numberLength, flipped ^ bits, payload);
  }
}
