// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server that we started: where it is, and whom to believe.
 *
 * @param host its name, for SNI and {@code :authority}; its certificate is for it
 * @param quic where it speaks QUIC, with ALPN h3
 * @param tcp where it speaks HTTP/1.1 and HTTP/2 over TLS, if it has that side; only then can it
 *     advertise HTTP/3
 * @param six a second address of both, if it listens there
 * @param authorities PEM file of the authority that signed its certificate
 * @param pages what it serves
 */
public record Served(
    String host,
    InetSocketAddress quic,
    Optional<InetSocketAddress> tcp,
    Optional<Inet6Address> six,
    Path authorities,
    Pages pages) {

  /**
   * Paths that it serves, besides {@code /}, which is a short HTML page.
   *
   * @param large a file of a mebibyte
   * @param redirect answered with 302 and {@code Location: /}, if it can
   * @param headers answered with many and long fields, if it can
   */
  public record Pages(String large, Optional<String> redirect, Optional<String> headers) {}
}
