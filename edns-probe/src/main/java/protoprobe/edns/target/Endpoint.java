// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

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

  InetSocketAddress local() {
    return source
        .map(address -> new InetSocketAddress(address, 0))
        .orElse(new InetSocketAddress(0));
  }
}
