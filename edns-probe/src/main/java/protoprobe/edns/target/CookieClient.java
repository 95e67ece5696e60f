// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.Optional;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Unsupported;

/** A client of a server with DNS cookies: it has one client cookie, and was given a server's. */
public final class CookieClient {
  public static final String FEATURE = "DNS cookies";

  /** Our client cookie: "probe-01". */
  public static final Bytes COOKIE = Bytes.fromHex("70726f62652d3031");

  private final Resolver resolver;
  private final Bytes server;
  private final Query inquiry;

  private CookieClient(Resolver resolver, Bytes server, Query inquiry) {
    this.resolver = resolver;
    this.server = server;
    this.inquiry = inquiry;
  }

  /**
   * Asks with a client cookie alone, as control.
   *
   * @throws Unsupported if no server cookie comes back
   */
  public static CookieClient meet(Resolver resolver) {
    Message answer = resolver.control(with(resolver.base(), Bytes.EMPTY)).answer();
    Bytes server =
        in(answer)
            .map(Cookie::server)
            .filter(cookie -> !cookie.isEmpty())
            .orElseThrow(
                () -> new Unsupported(FEATURE + ": no server cookie in " + answer.summary()));
    boolean required = answer.rcode().equals(Rcode.BADCOOKIE);
    Query inquiry = required ? resolver.base() : resolver.base().withoutQuestion();
    return new CookieClient(resolver, server, inquiry);
  }

  /** The query with our client cookie and this server cookie, which may be empty. */
  public static Query with(Query query, Bytes server) {
    return with(query, COOKIE, server);
  }

  /** The query with these cookies in one option. */
  public static Query with(Query query, Bytes client, Bytes server) {
    return query.option(OptionCode.COOKIE, Bytes.fromHex(client.hex() + server.hex()).toArray());
  }

  /** The cookies of a message, if it has a COOKIE option of a possible length. */
  public static Optional<Cookie> in(Message message) {
    return message.opt().flatMap(opt -> opt.option(OptionCode.COOKIE)).flatMap(Cookie::of);
  }

  /** The server cookie that was given. */
  public Bytes server() {
    return server;
  }

  /** The same with its last bit turned. */
  public Bytes corrupted() {
    byte[] octets = server.toArray();
    octets[octets.length - 1] ^= 1;
    return Bytes.of(octets);
  }

  /**
   * A query that, with cookies, tells whether they are valid: NOERROR or BADCOOKIE. The base query
   * where the server requires cookies (RFC 7873 section 5.2.3), else one without question (section
   * 5.4).
   */
  public Query inquiry() {
    return inquiry;
  }

  /** A control: the given cookie is valid. */
  public CookieClient confirmGood() {
    resolver.control(with(inquiry, server)).requireRcode(Rcode.NOERROR);
    return this;
  }

  /** A control: the corrupted cookie is not valid. */
  public CookieClient confirmBad() {
    resolver.control(with(inquiry, corrupted())).requireRcode(Rcode.BADCOOKIE);
    return this;
  }
}
