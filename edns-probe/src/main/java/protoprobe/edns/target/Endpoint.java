// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import protoprobe.kit.target.Address;

/**
 * Whom to ask, and from where.
 *
 * @param server address and port of the server
 * @param source address to ask from, if it matters
 */
public record Endpoint(InetSocketAddress server, Optional<InetAddress> source) {
  /** A server, asked from whatever address the system chooses. */
  public static Endpoint of(InetSocketAddress server) {
    return new Endpoint(server, Optional.empty());
  }

  /** The server as the user may name it. */
  @Override
  public String toString() {
    return new Address(
            server.isUnresolved() ? server.getHostString() : server.getAddress().getHostAddress(),
            OptionalInt.of(server.getPort()))
        .toString();
  }

  InetSocketAddress local() {
    return source
        .map(address -> new InetSocketAddress(address, 0))
        .orElse(new InetSocketAddress(0));
  }
}
