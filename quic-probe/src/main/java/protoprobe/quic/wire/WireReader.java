// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.Arrays;

/** Reads from octets, never beyond their end. */
public final class WireReader {
  private final byte[] octets;
  private final int end;
  private int position;

  /** Reads all of them. */
  public WireReader(byte[] octets) {
    this(octets, 0);
  }

  /** Reads from that offset on. */
  public WireReader(byte[] octets, int start) {
    this.octets = octets;
    this.position = start;
    this.end = octets.length;
  }

  /** Offset of the next octet. */
  public int position() {
    return position;
  }

  /** How many octets are left. */
  public int remaining() {
    return end - position;
  }

  /** Whether some octet is left. */
  public boolean hasMore() {
    return remaining() > 0;
  }

  /** The next octet, left where it is. */
  public int peek(String what) {
    require(1, what);
    return octets[position] & 0xff;
  }

  /**
   * An unsigned integer in network order.
   *
   * @param length 1 to 8 octets
   * @param what for the fault, if they are not there
   */
  public long fixed(int length, String what) {
    require(length, what);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | octets[position++] & 0xff;
    }
    return value;
  }

  /** One octet. */
  public int octet(String what) {
    return (int) fixed(1, what);
  }

  /** A variable-length integer. */
  public long varInt(String what) {
    int length = 1 << (peek(what) >> 6);
    require(length, what);
    return fixed(length, what) & -1L >>> 66 - 8 * length;
  }

  /** So many octets. */
  public byte[] take(long length, String what) {
    require(length, what);
    byte[] taken = Arrays.copyOfRange(octets, position, position + (int) length);
    position += (int) length;
    return taken;
  }

  /** Octets behind their own length, a variable-length integer. */
  public byte[] prefixed(String what) {
    return take(varInt(what + " length"), what);
  }

  /** Octets behind their length, an integer of so many octets, as TLS has its vectors. */
  public byte[] vector(int lengthOctets, String what) {
    return take(fixed(lengthOctets, what + " length"), what);
  }

  /** All that is left. */
  public byte[] rest() {
    return take(remaining(), "the rest");
  }

  /** A fault at the place reached. */
  public WireFault fault(String what, String why) {
    return new WireFault(what, position, why);
  }

  private void require(long length, String what) {
    if (length < 0 || length > remaining()) {
      throw fault(what, "needs %d octets, %d are left".formatted(length, remaining()));
    }
  }
}
