// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

/**
 * Numbers that say nothing, for types of frames and streams, settings and errors (RFC 9114 sections
 * 6.2.3, 7.2.4.1, 7.2.8 and 8.1).
 */
public final class Reserved {
  private static final long STEP = 0x1f;
  private static final long FIRST = 0x21;

  private Reserved() {}

  /** One of them, counted from 0. */
  public static long number(long index) {
    return STEP * index + FIRST;
  }

  /** Whether it is one of them. */
  public static boolean is(long number) {
    return number >= FIRST && (number - FIRST) % STEP == 0;
  }
}
