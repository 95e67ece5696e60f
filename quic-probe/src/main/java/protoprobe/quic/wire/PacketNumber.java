// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

/** Packet numbers, of which only the last octets are sent (RFC 9000 section 17.1, appendix A). */
public final class PacketNumber {
  private PacketNumber() {}

  /**
   * How many octets to send so that the peer finds the number again (appendix A.2).
   *
   * @param number to send
   * @param largestAcknowledged by the peer, or -1
   */
  public static int length(long number, long largestAcknowledged) {
    long unacknowledged = number - largestAcknowledged;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(unacknowledged) + 1;
    return Math.min(4, Math.max(1, (bits + 7) / 8));
  }

  /**
   * The number that was meant (appendix A.3): the closest to what is expected.
   *
   * @param largest received so far, or -1
   * @param truncated as received
   * @param length 1 to 4 octets
   */
  public static long expand(long largest, long truncated, int length) {
    long expected = largest + 1;
    long window = 1L << 8 * length;
    long half = window / 2;
    long candidate = expected & -window | truncated;
    if (candidate <= expected - half && candidate < VarInt.MAX + 1 - window) {
      return candidate + window;
    }
    return candidate > expected + half && candidate >= window ? candidate - window : candidate;
  }
}
