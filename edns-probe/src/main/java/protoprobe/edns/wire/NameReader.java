// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.io.ByteArrayOutputStream;

/**
 * Reads one name, compressed or not (RFC 1035 4.1.4).
 *
 * <p>A pointer must lead before everything the name has read so far, so a chain ends; its length is
 * bounded too, or a chain through all 65,535 octets could be walked once for every record.
 */
final class NameReader {
  private static final int MOST_POINTERS = 126;

  private final byte[] octets;
  private final int start;
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream(64);
  private int limit;
  private int at;
  private int barrier;
  private int pointers;
  private int next = -1;
  private boolean tooLong;
  private String problem = "";

  private NameReader(byte[] octets, int start, int limit) {
    this.octets = octets;
    this.start = start;
    this.at = start;
    this.barrier = start;
    this.limit = limit;
  }

  /**
   * The name that starts at an offset.
   *
   * @param limit offset behind the last octet it may use in place; what pointers lead to may go on
   */
  static NameRead read(byte[] octets, int start, int limit) {
    return new NameReader(octets, start, limit).read();
  }

  private NameRead read() {
    boolean more = true;
    while (more) {
      if (at >= limit) {
        more = fail("runs past the octet %d where it must end".formatted(limit));
      } else if ((octets[at] & 0xC0) == 0xC0) {
        more = follow();
      } else if ((octets[at] & 0xC0) != 0) {
        more = fail("has the reserved label type 0x%02x at %d".formatted(octets[at] & 0xC0, at));
      } else {
        more = label(octets[at]);
      }
    }
    if (tooLong && problem.isEmpty()) {
      fail("is longer than 255 octets");
    }
    wire.write(0);
    return new NameRead(Name.ofChecked(wire.toByteArray()), next, pointers > 0, problem);
  }

  /** One label in place; a name that is already too long is only skipped, to find its end. */
  private boolean label(int length) {
    if (length == 0) {
      next = next < 0 ? at + 1 : next;
      return false;
    }
    if (at + 1 + length > limit) {
      return fail("runs past the octet %d where it must end".formatted(limit));
    }
    tooLong |= wire.size() + 1 + length + 1 > Name.MAX_OCTETS;
    if (tooLong && next >= 0) {
      return false;
    }
    if (!tooLong) {
      wire.write(octets, at, 1 + length);
    }
    at += 1 + length;
    return true;
  }

  private boolean follow() {
    if (at + 2 > limit) {
      return fail("runs past the octet %d where it must end".formatted(limit));
    }
    int target = (octets[at] & 0x3F) << 8 | octets[at + 1] & 0xFF;
    next = next < 0 ? at + 2 : next;
    if (tooLong) {
      return false;
    }
    if (target >= barrier) {
      return fail("has a pointer at %d to %d, not before %d".formatted(at, target, barrier));
    }
    if (++pointers > MOST_POINTERS) {
      return fail("follows more than %d pointers".formatted(MOST_POINTERS));
    }
    barrier = target;
    at = target;
    limit = octets.length;
    return true;
  }

  private boolean fail(String what) {
    problem = "name at %d %s".formatted(start, what);
    return false;
  }
}
