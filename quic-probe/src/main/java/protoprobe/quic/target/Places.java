// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import protoprobe.kit.target.Address;

/** Addresses, and who may come there. */
final class Places {
  private static final int V6 = 16;

  private Places() {}

  /** Address and port, an IPv6 address in brackets. */
  static String shown(InetSocketAddress place) {
    return new Address(place.getAddress().getHostAddress(), OptionalInt.of(place.getPort()))
        .toString();
  }

  /** Whether it lies in a network that is nobody else's (RFC 6890). */
  static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean local =
        address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isAnyLocalAddress();
    return octets.length == V6
        ? local || (octets[0] & 0xfe) == 0xfc // fc00::/7
        : local || octets[0] == 100 && (octets[1] & 0xc0) == 0x40; // 100.64.0.0/10
  }
}
