// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.io.ByteArrayOutputStream;

/** Puts octets together. */
public final class WireWriter {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** An unsigned integer in network order, of 1 to 8 octets. */
  public WireWriter fixed(long value, int length) {
    for (int i = length - 1; i >= 0; i--) {
      octets.write((int) (value >>> 8 * i));
    }
    return this;
  }

  /** A variable-length integer in the fewest octets. */
  public WireWriter varInt(long value) {
    return varInt(value, VarInt.length(value));
  }

  /** A variable-length integer in so many octets. */
  public WireWriter varInt(long value, int length) {
    return raw(VarInt.encode(value, length));
  }

  /** Octets as they are. */
  public WireWriter raw(byte... some) {
    octets.writeBytes(some);
    return this;
  }

  /** Octets behind their length, a variable-length integer. */
  public WireWriter prefixed(byte[] some) {
    return varInt(some.length).raw(some);
  }

  /** Octets behind their length, an integer of so many octets, as TLS has its vectors. */
  public WireWriter vector(int lengthOctets, byte[] some) {
    return fixed(some.length, lengthOctets).raw(some);
  }

  /** How many octets so far. */
  public int size() {
    return octets.size();
  }

  /** The octets. */
  public byte[] toBytes() {
    return octets.toByteArray();
  }
}
