// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.cli.Family;
import protoprobe.kit.fault.Refused;

/** Where hosts are: as the user says, else as the system knows. */
public final class Names {
  /** A name with more addresses is not asked at all of them. */
  private static final int MOST_ADDRESSES = 8;

  private final Family family;
  private final List<Pin> pins;

  /**
   * What the user says of one host and port.
   *
   * @param host in lower case
   * @param places where that is, one at least
   */
  public record Pin(String host, int port, List<InetSocketAddress> places) {
    /** At these addresses, on that port. */
    public static Pin of(String host, int port, List<InetAddress> addresses) {
      return new Pin(
          host, port, addresses.stream().map(each -> new InetSocketAddress(each, port)).toList());
    }
  }

  /**
   * @param family which addresses may be used
   * @param pins the first that fits counts
   */
  public Names(Family family, List<Pin> pins) {
    this.family = family;
    this.pins = List.copyOf(pins);
  }

  /**
   * The addresses of a host, at most eight.
   *
   * @throws Refused if it has none of the family wanted
   */
  public List<InetSocketAddress> of(String host, int port) {
    Optional<Pin> pin = pin(host, port);
    if (pin.isEmpty()) {
      return family.resolveAll(host).stream()
          .limit(MOST_ADDRESSES)
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }
    List<InetSocketAddress> fitting =
        pin.get().places().stream().filter(place -> family.includes(place.getAddress())).toList();
    if (fitting.isEmpty()) {
      throw new Refused(
          "host '%s': --resolve names no address of the family wanted".formatted(host));
    }
    return fitting;
  }

  /** Whether the user says where that is. */
  boolean pinned(String host, int port) {
    return pin(host, port).isPresent();
  }

  private Optional<Pin> pin(String host, int port) {
    return pins.stream().filter(pin -> pin.host().equals(host) && pin.port() == port).findFirst();
  }
}
