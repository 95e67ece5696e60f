// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How a server answers a ClientHello.
 *
 * @param chain its certificates, leaf first
 * @param key of the leaf
 * @param protocols for ALPN, the most wanted first
 * @param suites the most wanted first
 * @param groups the most wanted first; a client without a share of the first is asked again
 * @param tickets whether it gives out a ticket, and resumes with it
 * @param earlyData whether 0-RTT data are taken
 * @param lax whether a client without transport parameters is taken, which RFC 9001 forbids
 */
public record ServerConfig(
    List<X509Certificate> chain,
    PrivateKey key,
    List<String> protocols,
    List<CipherSuite> suites,
    List<Group> groups,
    boolean tickets,
    boolean earlyData,
    boolean lax) {

  public ServerConfig {
    chain = List.copyOf(chain);
    protocols = List.copyOf(protocols);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
  }

  /** An ordinary server: every suite and group, no tickets. */
  public static ServerConfig of(
      List<X509Certificate> chain, PrivateKey key, List<String> protocols) {
    return new ServerConfig(
        chain,
        key,
        protocols,
        List.of(CipherSuite.values()),
        List.of(Group.values()),
        false,
        false,
        false);
  }

  /** Taking clients without transport parameters, too. */
  public ServerConfig withoutParametersRequired() {
    return new ServerConfig(chain, key, protocols, suites, groups, tickets, earlyData, true);
  }
}
