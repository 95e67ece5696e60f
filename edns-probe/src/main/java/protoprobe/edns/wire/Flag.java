// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** The one-bit fields of the header's second word (RFC 1035 4.1.1, RFC 4035 section 3). */
public enum Flag {
  QR(0x8000),
  AA(0x0400),
  TC(0x0200),
  RD(0x0100),
  RA(0x0080),
  Z(0x0040),
  AD(0x0020),
  CD(0x0010);

  private final int bit;

  Flag(int bit) {
    this.bit = bit;
  }

  /** Its bit in the 16-bit word. */
  public int bit() {
    return bit;
  }

  /** Whether it is set in that word. */
  public boolean in(int word) {
    return (word & bit) != 0;
  }

  /** That word with this bit set or cleared. */
  public int put(int word, boolean on) {
    return on ? word | bit : word & ~bit;
  }
}
