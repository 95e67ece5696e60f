// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Octets of C structures; both architectures are little-endian. */
public final class Struct {
  private Struct() {}

  /** Of 64-bit words. */
  public static byte[] of(long... words) {
    ByteBuffer octets =
        ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    octets.asLongBuffer().put(words);
    return octets.array();
  }

  /** The 64-bit word at that octet. */
  public static long word(byte[] octets, int at) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
  }

  /** The 32-bit word at that octet, unsigned. */
  public static long half(byte[] octets, int at) {
    return Integer.toUnsignedLong(
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
  }

  /** The 16-bit word at that octet, unsigned. */
  static int quarter(byte[] octets, int at) {
    return Short.toUnsignedInt(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getShort(at));
  }
}
