// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Instant;
import protoprobe.edns.wire.Message;

/**
 * A query that a server of the testbed received.
 *
 * @param at when, by the testbed's clock
 * @param source who asked, with the port
 * @param transport how it came
 * @param message its octets, decoded as far as they allow
 */
public record Seen(Instant at, InetSocketAddress source, Transport transport, Message message) {
  /** How a query came. */
  public enum Transport {
    UDP,
    TCP
  }
}
