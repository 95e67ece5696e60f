// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.net.InetSocketAddress;
import protoprobe.quic.stack.Errand;

/** An errand, and others that differ from it. */
record Bent(Errand errand) {
  static Bent of(Errand errand) {
    return new Bent(errand);
  }

  Bent server(InetSocketAddress server) {
    return with(server, errand.serverName(), errand.path(), errand.alpn(), errand.version());
  }

  Bent serverName(String name) {
    return with(errand.server(), name, errand.path(), errand.alpn(), errand.version());
  }

  Bent path(String path) {
    return with(errand.server(), errand.serverName(), path, errand.alpn(), errand.version());
  }

  Bent alpn(String alpn) {
    return with(errand.server(), errand.serverName(), errand.path(), alpn, errand.version());
  }

  Bent version(int version) {
    return with(errand.server(), errand.serverName(), errand.path(), errand.alpn(), version);
  }

  Bent trust(String authorities, boolean anybody) {
    return with(new Errand.Trust(authorities, anybody), errand.limits(), errand.grease());
  }

  Bent body(long octets) {
    Errand.Limits now = errand.limits();
    return with(
        errand.trust(), new Errand.Limits(now.handshake(), now.total(), octets), errand.grease());
  }

  Bent limits(int handshake, int total) {
    return with(
        errand.trust(),
        new Errand.Limits(handshake, total, errand.limits().body()),
        errand.grease());
  }

  Bent withoutGrease() {
    return with(errand.trust(), errand.limits(), false);
  }

  private Bent with(Errand.Trust trust, Errand.Limits limits, boolean grease) {
    return new Bent(
        new Errand(
            errand.server(),
            errand.serverName(),
            errand.authority(),
            errand.path(),
            errand.headers(),
            errand.alpn(),
            errand.version(),
            trust,
            limits,
            grease));
  }

  private Bent with(InetSocketAddress server, String name, String path, String alpn, int version) {
    return new Bent(
        new Errand(
            server,
            name,
            errand.authority(),
            path,
            errand.headers(),
            alpn,
            version,
            errand.trust(),
            errand.limits(),
            errand.grease()));
  }
}
