// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** Integers that share their first octet with flags (RFC 9204 section 4.1.1). */
final class PrefixedInteger {
  /** An implementation must be able to read so many bits, and need not read more. */
  private static final int MOST_BITS = 62;

  private static final int GROUP = 7;
  private static final int MORE = 0x80;

  private PrefixedInteger() {}

  /**
   * Writes one.
   *
   * @param flags the bits above the prefix
   * @param prefix how many bits of the first octet belong to the integer
   */
  static void write(WireWriter out, int flags, int prefix, long value) {
    int full = (1 << prefix) - 1;
    if (value < full) {
      out.fixed(flags | value, 1);
      return;
    }
    out.fixed(flags | full, 1);
    long rest = value - full;
    for (; rest >= MORE; rest >>>= GROUP) {
      out.fixed(rest & MORE - 1 | MORE, 1);
    }
    out.fixed(rest, 1);
  }

  /**
   * Reads one; the bits above its prefix are left out.
   *
   * @throws protoprobe.quic.wire.WireFault if it ends too early, or has more than 62 bits
   */
  static long read(WireReader in, int prefix, String what) {
    int full = (1 << prefix) - 1;
    long value = in.octet(what) & full;
    if (value < full) {
      return value;
    }
    for (int shift = 0; ; shift += GROUP) {
      int octet = in.octet(what);
      long part = octet & MORE - 1;
      if (part != 0 && (shift >= MOST_BITS || part > (1L << MOST_BITS) - 1 - value >>> shift)) {
        throw in.fault(what, "more than 62 bits");
      }
      if (shift > MOST_BITS + GROUP) {
        throw in.fault(what, "does not end");
      }
      value += shift < MOST_BITS ? part << shift : 0;
      if (octet < MORE) {
        return value;
      }
    }
  }
}
