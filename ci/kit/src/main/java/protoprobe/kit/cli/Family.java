// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import protoprobe.kit.fault.Refused;

/** Which addresses of a host may be used. */
public enum Family {
  /** IPv4 and IPv6, as the system orders them. */
  ANY(0),
  /** {@code -4}. */
  IPV4(4),
  /** {@code -6}. */
  IPV6(16);

  private final int octets;

  Family(int octets) {
    this.octets = octets;
  }

  /**
   * The first address of that family.
   *
   * @throws Refused if the name has none
   */
  public InetAddress resolve(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .filter(address -> octets == 0 || address.getAddress().length == octets)
          .findFirst()
          .orElseThrow(() -> new Refused("host '%s' has no %s address".formatted(host, name())));
    } catch (UnknownHostException e) {
      throw new Refused("host '%s': the name does not resolve".formatted(host), e);
    }
  }
}
