// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

/** Variable-length integers of 1, 2, 4 or 8 octets (RFC 9000 section 16). */
public final class VarInt {
  /** The largest value: 62 bits. */
  public static final long MAX = (1L << 62) - 1;

  private static final int[] LENGTHS = {1, 2, 4, 8};

  private VarInt() {}

  /** The fewest octets that hold the value. */
  public static int length(long value) {
    for (int length : LENGTHS) {
      if (value >= 0 && value <= largest(length)) {
        return length;
      }
    }
    throw new IllegalArgumentException("%d: expected 0 to %d".formatted(value, MAX));
  }

  /**
   * The value in so many octets, more than needed perhaps, which is legal nearly everywhere.
   *
   * @param length 1, 2, 4 or 8
   */
  public static byte[] encode(long value, int length) {
    if (length(value) > length) {
      throw new IllegalArgumentException("%d does not fit %d octets".formatted(value, length));
    }
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[length - 1 - i] = (byte) (value >>> 8 * i);
    }
    octets[0] |= (byte) (Integer.numberOfTrailingZeros(length) << 6);
    return octets;
  }

  private static long largest(int length) {
    return (1L << (8 * length - 2)) - 1;
  }
}
