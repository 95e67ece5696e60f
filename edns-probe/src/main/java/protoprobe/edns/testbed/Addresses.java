// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.xbill.DNS.Name;

/**
 * One loopback address for each zone, drawn from the sum of the zone's name, so that it does not
 * depend on which other zones exist. Where two names meet, the later takes the sum of its name with
 * a number added; nothing but the address itself depends on that order.
 */
final class Addresses {
  private static final int FIRST_BLOCK = 16; // below: the tree's own servers, resolvers and clients
  private static final int BLOCKS = 240;
  private static final int HOSTS = 254; // 1 to 254
  private static final int ATTEMPTS = 64;

  private final String prefix;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param prefix the two upper octets, such as {@code 127.53.}
   */
  Addresses(String prefix) {
    this.prefix = prefix;
  }

  /** A fixed address in the first block. */
  InetAddress fixed(int host) {
    return Content.literal(prefix + "0." + host);
  }

  synchronized InetAddress of(Name zone) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String candidate = candidate(zone, attempt);
      if (taken.add(candidate)) {
        return Content.literal(candidate);
      }
    }
    throw new IllegalStateException(
        "%s: expected a free address below %s, %d are taken".formatted(zone, prefix, taken.size()));
  }

  private String candidate(Name zone, int attempt) {
    CRC32 sum = new CRC32();
    sum.update((zone + "#" + attempt).getBytes(StandardCharsets.US_ASCII));
    long value = sum.getValue();
    return prefix + (FIRST_BLOCK + value / HOSTS % BLOCKS) + "." + (1 + value % HOSTS);
  }
}
