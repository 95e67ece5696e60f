// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

/**
 * The part of a long header that is the same in every version (RFC 8999 section 5.1).
 *
 * @param firstOctet with the header form bit
 * @param version any number
 * @param destination connection id of the receiver
 * @param source connection id of the sender
 */
public record LongHeader(int firstOctet, int version, byte[] destination, byte[] source) {
  /** The bit that says "long". */
  public static final int FORM = 0x80;

  /** The bit that is set in versions 1 and 2 (RFC 9000 section 17.2). */
  public static final int FIXED = 0x40;

  /** Whether a datagram begins with a long header. */
  public static boolean begins(byte[] datagram) {
    return datagram.length > 0 && (datagram[0] & FORM) != 0;
  }

  /**
   * Reads it.
   *
   * @throws WireFault if it ends too early
   */
  public static LongHeader read(WireReader in) {
    int first = in.octet("first octet");
    int version = (int) in.fixed(4, "version");
    byte[] destination = in.take(in.octet("destination length"), "destination connection id");
    byte[] source = in.take(in.octet("source length"), "source connection id");
    return new LongHeader(first, version, destination, source);
  }

  /** Writes it. */
  public void write(WireWriter out) {
    out.fixed(firstOctet, 1).fixed(Integer.toUnsignedLong(version), 4);
    out.fixed(destination.length, 1).raw(destination);
    out.fixed(source.length, 1).raw(source);
  }
}
