// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** Octets that never change; equal if their content is equal. Prints as lower-case hex. */
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] octets;

  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  /** A copy of these octets. */
  public static Bytes of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
  }

  /**
   * Octets from hex digits; white space between octets is allowed.
   *
   * @throws IllegalArgumentException if it is not hex
   */
  public static Bytes fromHex(String hex) {
    return of(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
  }

  /** The octets {@code from} (inclusive) to {@code to} (exclusive) of an array, copied. */
  static Bytes copy(byte[] octets, int from, int to) {
    return new Bytes(Arrays.copyOfRange(octets, from, to));
  }

  public int length() {
    return octets.length;
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  /** The octet at an index, 0 to 255. */
  public int u8(int index) {
    return octets[index] & 0xFF;
  }

  /** Two octets from an index, most significant first. */
  public int u16(int index) {
    return u8(index) << 8 | u8(index + 1);
  }

  /** Four octets from an index, most significant first. */
  public long u32(int index) {
    return (long) u16(index) << 16 | u16(index + 2);
  }

  /** The octets {@code from} (inclusive) to {@code to} (exclusive). */
  public Bytes slice(int from, int to) {
    return from == 0 && to == octets.length ? this : copy(octets, from, to);
  }

  /** The octets from {@code from} to the end. */
  public Bytes from(int from) {
    return slice(from, octets.length);
  }

  /** A fresh array. */
  public byte[] toArray() {
    return octets.clone();
  }

  /** Lower-case hex without separators. */
  public String hex() {
    return HexFormat.of().formatHex(octets);
  }

  /** The array itself: for this package's readers only, which do not write to it. */
  byte[] shared() {
    return octets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return hex();
  }
}
