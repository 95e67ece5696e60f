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
 * @param tickets whether it gives out a ticket, and resumes with those given out in this process
 * @param earlyData whether 0-RTT data are taken
 * @param lax whether a ClientHello is taken that RFC 9001 sections 8.2 and 8.4 or RFC 8446 section
 *     4.2 forbid: without transport parameters, with a session id, with an extension twice
 * @param cookie that every client is asked to come again with; empty: none
 */
public record ServerConfig(
    List<X509Certificate> chain,
    PrivateKey key,
    List<String> protocols,
    List<CipherSuite> suites,
    List<Group> groups,
    boolean tickets,
    boolean earlyData,
    boolean lax,
    byte[] cookie) {

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
        false,
        new byte[0]);
  }

  /** With these suites only. */
  public ServerConfig withSuites(CipherSuite... only) {
    return new ServerConfig(
        chain, key, protocols, List.of(only), groups, tickets, earlyData, lax, cookie);
  }

  /** With these groups only. */
  public ServerConfig withGroups(Group... only) {
    return new ServerConfig(
        chain, key, protocols, suites, List.of(only), tickets, earlyData, lax, cookie);
  }

  /** Giving out tickets. */
  public ServerConfig withTickets(boolean early) {
    return new ServerConfig(chain, key, protocols, suites, groups, true, early, lax, cookie);
  }

  /** Asking every client to come again with that cookie. */
  public ServerConfig withCookie(byte[] octets) {
    return new ServerConfig(chain, key, protocols, suites, groups, tickets, earlyData, lax, octets);
  }

  /** Taking clients without transport parameters, too, and what else {@link #lax} is about. */
  public ServerConfig withoutParametersRequired() {
    return new ServerConfig(
        chain, key, protocols, suites, groups, tickets, earlyData, true, cookie);
  }
}
