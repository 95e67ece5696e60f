// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.math.BigInteger;
import java.util.Arrays;
import org.xbill.DNS.Name;
import org.xbill.DNS.utils.base32;

/** A hashed owner name, ordered as an unsigned number (RFC 5155 section 1.3, hash order). */
record Hashed(byte[] octets) implements Comparable<Hashed> {
  /** RFC 4648 section 7, without padding, lower case. */
  private static final base32 BASE32HEX = new base32(base32.Alphabet.BASE32HEX, false, true);

  /** The neighbour at that distance, wrapping around. */
  Hashed plus(int distance) {
    BigInteger space = BigInteger.ONE.shiftLeft(octets.length * Byte.SIZE);
    BigInteger moved = new BigInteger(1, octets).add(BigInteger.valueOf(distance)).mod(space);
    byte[] raw = moved.toByteArray();
    byte[] fixed = new byte[octets.length];
    int length = Math.min(raw.length, fixed.length);
    System.arraycopy(raw, raw.length - length, fixed, fixed.length - length, length);
    return new Hashed(fixed);
  }

  Name under(Name zone) {
    return Content.under(toString(), zone);
  }

  @Override
  public int compareTo(Hashed other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hashed hashed && Arrays.equals(octets, hashed.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return BASE32HEX.toString(octets);
  }
}
