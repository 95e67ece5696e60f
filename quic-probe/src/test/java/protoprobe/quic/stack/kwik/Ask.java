// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Errand.Limits;
import protoprobe.quic.stack.Errand.Trust;
import protoprobe.quic.wire.Version;

/** Errands that differ from an ordinary one in little. */
record Ask(
    String serverName,
    String authority,
    String path,
    List<Field> headers,
    String alpn,
    int version,
    Trust trust,
    Limits limits) {
  /** Nothing here takes so long. */
  static final Limits PATIENT = new Limits(20_000, 30_000, 1 << 20);

  /** For what is awaited to its end; a first datagram comes in less, whoever else is busy. */
  static final Limits SHORT = new Limits(4_000, 5_000, 1 << 20);

  /** The first page of that host over HTTP/3 and version 1. */
  static Ask of(String host, Path authorities) {
    Trust trust = new Trust(authorities.toString(), false);
    return new Ask(host, host, "/", List.of(), "h3", 1, trust, PATIENT);
  }

  Errand at(InetSocketAddress server) {
    return new Errand(server, serverName, authority, path, headers, alpn, version, trust, limits);
  }

  Ask naming(String name) {
    return new Ask(name, authority, path, headers, alpn, version, trust, limits);
  }

  Ask asking(String other, String page, Field... fields) {
    return new Ask(serverName, other, page, List.of(fields), alpn, version, trust, limits);
  }

  Ask page(String page) {
    return new Ask(serverName, authority, page, headers, alpn, version, trust, limits);
  }

  Ask protocol(String protocol) {
    return new Ask(serverName, authority, path, headers, protocol, version, trust, limits);
  }

  Ask speaking(Version other) {
    return speaking(other.number());
  }

  Ask speaking(int other) {
    return new Ask(serverName, authority, path, headers, alpn, other, trust, limits);
  }

  Ask trusting(String authorities, boolean anybody) {
    Trust other = new Trust(authorities, anybody);
    return new Ask(serverName, authority, path, headers, alpn, version, other, limits);
  }

  Ask within(Limits other) {
    return new Ask(serverName, authority, path, headers, alpn, version, trust, other);
  }

  /** At most so many octets of the body. */
  Ask most(long octets) {
    return within(new Limits(limits.handshake(), limits.total(), octets));
  }
}
