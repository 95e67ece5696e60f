// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
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
    return resolveAll(host).get(0);
  }

  /**
   * All addresses of that family, as the system orders them; one at least.
   *
   * @throws Refused if the name has none
   */
  public List<InetAddress> resolveAll(String host) {
    try {
      List<InetAddress> fitting =
          Arrays.stream(InetAddress.getAllByName(host)).filter(this::includes).toList();
      if (fitting.isEmpty()) {
        throw new Refused("host '%s': expected an %s, has none".formatted(host, wanted));
      }
      return fitting;
    } catch (UnknownHostException e) {
      throw new Refused(
          "host '%s': expected a name that resolves, this one does not".formatted(host), e);
    }
  }

  /** Whether the address is of that family. */
  public boolean includes(InetAddress address) {
    return octets == 0 || address.getAddress().length == octets;
  }
}
