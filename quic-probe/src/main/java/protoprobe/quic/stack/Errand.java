// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What an ordinary client is to fetch, and from where.
 *
 * @param server address and UDP port
 * @param serverName for SNI and for the certificate
 * @param authority for {@code :authority}
 * @param path with query
 * @param headers further fields, names in lower case
 * @param alpn offered, such as {@code h3}
 * @param version of QUIC to begin with, such as 1
 * @param trust whom to believe
 * @param limits when to give up
 * @param grease whether it may send reserved values that every peer has to ignore, as its makers
 *     do; a client that cannot choose says so by {@link protoprobe.kit.check.NotApplicable}
 */
public record Errand(
    InetSocketAddress server,
    String serverName,
    String authority,
    String path,
    List<Field> headers,
    String alpn,
    int version,
    Trust trust,
    Limits limits,
    boolean grease) {

  /** A header field. */
  public record Field(String name, String value) {}

  /**
   * Whom to believe.
   *
   * @param authorities PEM file of certificate authorities; empty: the system's
   * @param anybody whether any certificate will do
   */
  public record Trust(String authorities, boolean anybody) {}

  /**
   * When to give up; all in milliseconds or octets.
   *
   * @param handshake until it is complete
   * @param total until the answer is complete
   * @param body so much of it is read, then the stream is stopped
   */
  public record Limits(int handshake, int total, long body) {
    /** Five seconds for the handshake, fifteen for all, a mebioctet. */
    public static final Limits ORDINARY = new Limits(5_000, 15_000, 1 << 20);

    /** The same with another number of octets. */
    public Limits withBody(long other) {
      return new Limits(handshake, total, other);
    }
  }

  public Errand {
    headers = List.copyOf(headers);
  }

  /** For a client that greases as its makers do. */
  public Errand(
      InetSocketAddress server,
      String serverName,
      String authority,
      String path,
      List<Field> headers,
      String alpn,
      int version,
      Trust trust,
      Limits limits) {
    this(server, serverName, authority, path, headers, alpn, version, trust, limits, true);
  }

  /**
   * {@code GET /} over HTTP/3 and QUIC version 1, believing the system's authorities.
   *
   * @param server address and UDP port
   * @param name of the server; the authority has its port, too, unless that is 443
   */
  public static Errand of(InetSocketAddress server, String name) {
    String authority = server.getPort() == 443 ? name : name + ":" + server.getPort();
    return new Errand(
        server, name, authority, "/", List.of(), "h3", 1, new Trust("", false), Limits.ORDINARY);
  }

  // the same but for one thing

  /** To another server. */
  public Errand withServer(InetSocketAddress other) {
    return new Errand(
        other, serverName, authority, path, headers, alpn, version, trust, limits, grease);
  }

  /** Naming another server. */
  public Errand withServerName(String other) {
    return new Errand(
        server, other, authority, path, headers, alpn, version, trust, limits, grease);
  }

  /** For another authority. */
  public Errand withAuthority(String other) {
    return new Errand(
        server, serverName, other, path, headers, alpn, version, trust, limits, grease);
  }

  /** For another page. */
  public Errand withPath(String other) {
    return new Errand(
        server, serverName, authority, other, headers, alpn, version, trust, limits, grease);
  }

  /** With other fields. */
  public Errand withHeaders(List<Field> other) {
    return new Errand(
        server, serverName, authority, path, other, alpn, version, trust, limits, grease);
  }

  /** Offering another protocol. */
  public Errand withAlpn(String other) {
    return new Errand(
        server, serverName, authority, path, headers, other, version, trust, limits, grease);
  }

  /** Beginning with another version. */
  public Errand withVersion(int other) {
    return new Errand(
        server, serverName, authority, path, headers, alpn, other, trust, limits, grease);
  }

  /** Believing others. */
  public Errand withTrust(Trust other) {
    return new Errand(
        server, serverName, authority, path, headers, alpn, version, other, limits, grease);
  }

  /** Giving up at other limits. */
  public Errand withLimits(Limits other) {
    return new Errand(
        server, serverName, authority, path, headers, alpn, version, trust, other, grease);
  }

  /** Without reserved values. */
  public Errand withoutGrease() {
    return new Errand(
        server, serverName, authority, path, headers, alpn, version, trust, limits, false);
  }
}
