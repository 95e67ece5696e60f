// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.CookieClient.with;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.COOKIE;
import static protoprobe.kit.check.Level.SHOULD;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import protoprobe.edns.target.CookieClient;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.ServerCookie;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 9018", title = "Server cookies that servers of one service share")
final class ServerCookieChecks {
  /** What RFC 9018 section 4.3 lets a clock go wrong. */
  private static final int SKEW = 300;

  private static final InetAddress ELSEWHERE = address(127, 53, 7, 9);
  private static final InetAddress HERE = address(127, 53, 7, 8);

  /** Cookies made with the server's own secret, of another age than its own would have. */
  enum Age implements Row {
    TEN_MINUTES(600, Rcode.NOERROR, "A cookie of ten minutes is good."),
    FIFTY_MINUTES(3_000, Rcode.NOERROR, "A cookie of fifty minutes is still good."),
    TWO_HOURS(7_200, Rcode.BADCOOKIE, "A cookie of two hours is too old."),
    TWO_MINUTES_AHEAD(-120, Rcode.NOERROR, "A cookie two minutes ahead of the clock is good."),
    TEN_MINUTES_AHEAD(-600, Rcode.BADCOOKIE, "A cookie ten minutes ahead of the clock is not.");

    private final int seconds;
    private final Rcode rcode;
    private final String says;

    Age(int seconds, Rcode rcode, String says) {
      this.seconds = seconds;
      this.rcode = rcode;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  private static InetAddress address(int... octets) {
    byte[] raw = {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]};
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("four octets are an address", e);
    }
  }

  private static Optional<ServerCookie> cookie(Message answer) {
    return CookieClient.in(answer).flatMap(both -> ServerCookie.parse(both.server()));
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Check(
      id = "edns/cookie/layout",
      row = "CKI-07",
      section = "4",
      level = SHOULD,
      says = "A server cookie has version 1, three zero octets, the time, and a hash of 8 octets.")
  void layout(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(with(resolver.base(), Bytes.EMPTY));

    assertThatAnswer(answer).as("a COOKIE option").offers(COOKIE, CookieClient.FEATURE);
    assertThat(cookie(answer))
        .as("a server cookie of 16 octets: version 1, reserved 0, the time within five minutes")
        .hasValueSatisfying(
            cookie -> {
              assertThat(cookie.version()).as("version").isEqualTo(ServerCookie.VERSION);
              assertThat(cookie.reserved().hex()).as("reserved octets").isEqualTo("000000");
              assertThat(Math.abs(cookie.age(now()))).as("age in seconds").isLessThan(SKEW);
            });
  }

  @Check(
      id = "edns/cookie/age",
      row = "CKI-08",
      section = "4.3",
      level = SHOULD,
      says = "A server cookie is good for an hour, and may be five minutes ahead.",
      rows = Age.class,
      localOnly = true)
  void age(Resolver resolver, Lab lab, Age age) {
    Resolver here = resolver.from(HERE);
    CookieClient client = CookieClient.meet(here);
    Bytes secret = lab.cookieSecret().orElseThrow(ServerCookieChecks::noSecret);
    requireMadeWith(secret, client.server());
    Bytes made = ServerCookie.make(secret, CookieClient.COOKIE, HERE, now() - age.seconds).encode();
    if (age.rcode.equals(Rcode.NOERROR)) {
      client.confirmBad();
    } else {
      client.confirmGood();
    }

    Message answer = here.provoke(with(client.inquiry(), made));

    assertThatAnswer(answer)
        .as("%s and a server cookie to a cookie of %d s", age.rcode, age.seconds)
        .hasRcode(age.rcode)
        .hasSoundOption(COOKIE);
  }

  @Check(
      id = "edns/cookie/renewed",
      row = "CKI-08",
      section = "4.3",
      level = SHOULD,
      says = "A server cookie of more than half an hour is answered by a new one.",
      localOnly = true)
  void renewed(Resolver resolver, Lab lab) {
    Resolver here = resolver.from(HERE);
    CookieClient client = CookieClient.meet(here);
    Bytes secret = lab.cookieSecret().orElseThrow(ServerCookieChecks::noSecret);
    requireMadeWith(secret, client.server());
    Bytes old = ServerCookie.make(secret, CookieClient.COOKIE, HERE, now() - 2_400).encode();
    client.confirmBad();

    Message answer = here.provoke(with(client.inquiry(), old));

    assertThatAnswer(answer)
        .as("NOERROR and a fresh server cookie")
        .hasRcode(Rcode.NOERROR)
        .fits(
            seen -> cookie(seen).filter(fresh -> Math.abs(fresh.age(now())) < SKEW).isPresent(),
            "no server cookie of less than five minutes");
  }

  private static void requireMadeWith(Bytes secret, Bytes server) {
    if (ServerCookie.parse(server)
        .filter(c -> c.isOf(secret, CookieClient.COOKIE, HERE))
        .isEmpty()) {
      throw new NotApplicable(
          "server cookie %s is not made with the secret given".formatted(server));
    }
  }

  private static NotApplicable noSecret() {
    return new NotApplicable("the secret of the target's server cookies is not known to the probe");
  }

  @Check(
      id = "edns/cookie/other-address",
      row = "CKI-09",
      spec = "RFC 7873",
      section = "4.2, 5.4",
      level = SHOULD,
      says = "A server cookie given to one address is not valid from another.",
      localOnly = true)
  void otherAddress(Resolver resolver, Lab lab) {
    Resolver here = resolver.from(HERE);
    CookieClient client = CookieClient.meet(here).confirmBad().confirmGood();

    Message answer = resolver.from(ELSEWHERE).provoke(with(client.inquiry(), client.server()));

    assertThatAnswer(answer)
        .as("BADCOOKIE to a cookie that another address was given")
        .hasRcode(Rcode.BADCOOKIE);
  }
}
