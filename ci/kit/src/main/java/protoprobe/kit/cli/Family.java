// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import protoprobe.kit.fault.Refused;

/** Which addresses of a host may be used. */
public enum Family {
  /** IPv4 and IPv6, as the system orders them. */
  ANY(0, "address"),
  /** {@code -4}. */
  IPV4(4, "IPv4 address"),
  /** {@code -6}. */
  IPV6(16, "IPv6 address");

  private final int octets;
  private final String wanted;

  Family(int octets, String wanted) {
    this.octets = octets;
    this.wanted = wanted;
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
          .orElseThrow(
              () -> new Refused("host '%s': expected an %s, has none".formatted(host, wanted)));
    } catch (UnknownHostException e) {
      throw new Refused(
          "host '%s': expected a name that resolves, this one does not".formatted(host), e);
    }
  }
}
