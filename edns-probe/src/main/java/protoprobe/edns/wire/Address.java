// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** Addresses as text. The JDK's own would print ::ffff:192.0.2.1 as an IPv4 address. */
final class Address {
  private static final int GROUPS = 8;

  private Address() {}

  /**
   * Dotted decimal for 4 octets, RFC 5952 for 16.
   *
   * @throws IllegalArgumentException for any other length
   */
  static String text(Bytes octets) {
    if (octets.length() == 4) {
      return "%d.%d.%d.%d".formatted(octets.u8(0), octets.u8(1), octets.u8(2), octets.u8(3));
    }
    if (octets.length() != 2 * GROUPS) {
      throw new IllegalArgumentException("address: expected 4 or 16 octets, is " + octets);
    }
    int from = 0;
    int longest = 1; // a single zero group is not shortened (RFC 5952 4.2.2)
    for (int start = 0; start < GROUPS; start++) {
      int run = zeros(octets, start);
      if (run > longest) {
        from = start;
        longest = run;
      }
    }
    return longest == 1
        ? groups(octets, 0, GROUPS)
        : groups(octets, 0, from) + "::" + groups(octets, from + longest, GROUPS);
  }

  private static int zeros(Bytes octets, int start) {
    int end = start;
    while (end < GROUPS && octets.u16(2 * end) == 0) {
      end++;
    }
    return end - start;
  }

  private static String groups(Bytes octets, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int group = from; group < to; group++) {
      text.append(group == from ? "" : ":").append(Integer.toHexString(octets.u16(2 * group)));
    }
    return text.toString();
  }
}
