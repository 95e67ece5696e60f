// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.wire.OptionCode.COOKIE;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.ServerCookie;

/**
 * A scripted server with cookies after RFC 7873 and RFC 9018, which requires none.
 *
 * @param good which ages of a cookie, in seconds, it accepts
 * @param renews whether it answers a valid cookie with a fresh one
 * @param bound whether a cookie is good for one address only
 */
record CookieServer(IntPredicate good, boolean renews, boolean bound) implements Script {
  /** RFC 9018 section 4.3. */
  static final CookieServer SOUND =
      new CookieServer(age -> age <= 3_600 && age >= -300, true, true);

  /** Whether the query has a COOKIE option. */
  static boolean hasCookie(Message query) {
    return Replies.hasOption(COOKIE).test(query);
  }

  /** Whether it has one of a possible length, without server cookie. */
  static boolean clientOnly(Message query) {
    return cookie(query).filter(cookie -> cookie.server().isEmpty()).isPresent();
  }

  /** Whether it has both cookies. */
  static boolean both(Message query) {
    return cookie(query).filter(cookie -> !cookie.server().isEmpty()).isPresent();
  }

  static boolean malformed(Message query) {
    return hasCookie(query) && cookie(query).isEmpty();
  }

  private static Optional<Cookie> cookie(Message query) {
    return query.opt().flatMap(opt -> opt.option(COOKIE)).flatMap(Cookie::of);
  }

  /** The usual answer with a COOKIE option of these data. */
  static Reply with(Message query, Rcode rcode, Bytes client, Bytes server) {
    boolean records = !query.questions().isEmpty() && rcode.equals(Rcode.NOERROR);
    Reply reply = records ? Replies.answered(query) : Reply.to(query);
    return reply.rcode(rcode).option(COOKIE, Bytes.fromHex(client.hex() + server.hex()).toArray());
  }

  @Override
  public Optional<byte[]> answer(Message query, Scene scene) {
    return Optional.of(reply(query, scene).toBytes());
  }

  private Reply reply(Message query, Scene scene) {
    if (malformed(query)) {
      return Replies.refused(query, Rcode.FORMERR);
    }
    return cookie(query)
        .map(cookie -> reply(query, cookie, scene.client()))
        .orElseGet(() -> Replies.answered(query));
  }

  private Reply reply(Message query, Cookie sent, InetAddress client) {
    InetAddress address = bound ? client : InetAddress.getLoopbackAddress();
    long now = Instant.now().getEpochSecond();
    boolean valid =
        ServerCookie.parse(sent.server())
            .filter(server -> server.isOf(FakeLab.SECRET, sent.client(), address))
            .filter(server -> good.test(server.age(now)))
            .isPresent();
    boolean bad = !valid && !sent.server().isEmpty() && query.questions().isEmpty();
    Bytes fresh = ServerCookie.make(FakeLab.SECRET, sent.client(), address, now).encode();
    return with(
        query,
        bad ? Rcode.BADCOOKIE : Rcode.NOERROR,
        sent.client(),
        valid && !renews ? sent.server() : fresh);
  }

  CookieServer accepting(IntPredicate ages) {
    return new CookieServer(ages, renews, bound);
  }
}
