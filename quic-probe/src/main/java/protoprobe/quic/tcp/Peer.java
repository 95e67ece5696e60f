// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.net.InetSocketAddress;
import java.util.Optional;
import protoprobe.quic.trust.Authorities;

/**
 * Whom to call.
 *
 * @param address and port
 * @param tls empty for plain text
 */
public record Peer(InetSocketAddress address, Optional<Tls> tls) {
  /**
   * How the connection is secured.
   *
   * @param serverName for SNI and for the certificate; a name or an address
   * @param authorities whom to believe
   * @param anybody whether a certificate that is not believed is noted only
   */
  public record Tls(String serverName, Authorities authorities, boolean anybody) {}
}
