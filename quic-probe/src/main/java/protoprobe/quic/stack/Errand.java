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
    Limits limits) {

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
  public record Limits(int handshake, int total, long body) {}

  public Errand {
    headers = List.copyOf(headers);
  }
}
