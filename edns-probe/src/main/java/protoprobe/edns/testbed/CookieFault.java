// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.OptionCode;

/**
 * Servers of an unsigned zone that deal in cookies (RFC 7873) over UDP. Who sends no cookie, or
 * asks over TCP, is answered rightly.
 */
public enum CookieFault {
  /** Another client cookie comes back, with the news that the name does not exist. */
  WRONG_CLIENT_COOKIE(sent -> Sent.NXDOMAIN, sent -> flipped(sent.client())),
  /** Whoever has no server cookie yet is told BADCOOKIE, and given one. */
  REQUIRED(
      sent -> sent.server().equals(Sent.SERVER) ? Sent.NOERROR : Sent.BADCOOKIE, Cookie::client),
  /** Everybody is told BADCOOKIE, and given a server cookie that will not do either. */
  NEVER_SATISFIED(sent -> Sent.BADCOOKIE, Cookie::client);

  private final Function<Cookie, Integer> rcode;
  private final Function<Cookie, Bytes> client;

  CookieFault(Function<Cookie, Integer> rcode, Function<Cookie, Bytes> client) {
    this.rcode = rcode;
    this.client = client;
  }

  private static Bytes flipped(Bytes cookie) {
    byte[] octets = cookie.toArray();
    octets[0] ^= 1;
    return Bytes.of(octets);
  }

  Behaviour behaviour() {
    return (arrived, right) ->
        Behaviour.changed(reply -> answer(arrived, reply)).replies(arrived, right);
  }

  private Outgoing answer(Behaviour.Arrived arrived, Outgoing right) {
    Optional<Cookie> sent =
        arrived.query().opt().flatMap(opt -> opt.option(OptionCode.COOKIE)).flatMap(Cookie::of);
    if (sent.isEmpty() || arrived.transport() == Seen.Transport.TCP) {
      return right;
    }
    String both = client.apply(sent.get()).hex() + Sent.SERVER.hex();
    EdnsOption option = new EdnsOption(OptionCode.COOKIE, Bytes.fromHex(both));
    int code = rcode.apply(sent.get());
    Outgoing reply = code == Sent.NOERROR ? right : right.withoutRecords().withRcode(code);
    return reply.mapOpt(opt -> opt.map(present -> present.withOptions(List.of(option))));
  }

  /** What the constants above send; of its own because they come first. */
  private static final class Sent {
    static final Bytes SERVER = Bytes.fromHex("0100000000000000 7465737462656430");
    static final int NOERROR = 0;
    static final int NXDOMAIN = 3;
    static final int BADCOOKIE = 23;
  }
}
