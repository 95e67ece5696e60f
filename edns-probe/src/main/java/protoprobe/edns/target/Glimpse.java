// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import protoprobe.edns.wire.Klass;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** A quick question outside any check. */
public final class Glimpse {
  private static final int ID = 0x6c61;

  private Glimpse() {}

  /** Asks over UDP with that patience; empty if nothing comes back. */
  public static Optional<Message> of(Endpoint endpoint, Query query, Patience patience) {
    return of(endpoint, query, patience, Transport.UDP);
  }

  /** Asks with that patience; empty if nothing comes back. */
  public static Optional<Message> of(
      Endpoint endpoint, Query query, Patience patience, Transport transport) {
    byte[] octets = query.id(ID).toBytes();
    return transport == Transport.UDP
        ? UdpExchange.ask(endpoint, octets, patience, socket -> {})
        : TcpExchange.ask(endpoint, octets, patience, socket -> {});
  }

  /** What the server says of its version: TXT of version.bind in class CHAOS. */
  public static Optional<String> version(Endpoint endpoint) {
    Query query = Query.of("version.bind.", Type.TXT).klass(Klass.CH);
    return of(endpoint, query, new Patience(1, Duration.ofSeconds(1)))
        .flatMap(
            answer -> answer.answers().stream().filter(rr -> rr.type() == Type.TXT).findFirst())
        .map(Glimpse::firstString);
  }

  /**
   * A TXT record's first character string: one octet of length before it (RFC 1035 section 3.3).
   */
  private static String firstString(Rr txt) {
    byte[] rdata = txt.rdata().toArray();
    int length = rdata.length == 0 ? 0 : Math.min(rdata[0] & 0xff, rdata.length - 1);
    return new String(rdata, Math.min(1, rdata.length), length, StandardCharsets.UTF_8);
  }
}
