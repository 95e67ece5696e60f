// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.checks.CookieChecks.CLIENT;
import static protoprobe.edns.checks.CookieChecks.FEATURE;
import static protoprobe.edns.checks.CookieChecks.learn;
import static protoprobe.edns.checks.CookieChecks.with;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.COOKIE;
import static protoprobe.kit.check.Level.SHOULD;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
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
    return answer
        .opt()
        .flatMap(opt -> opt.option(COOKIE))
        .flatMap(Cookie::of)
        .flatMap(both -> ServerCookie.parse(both.server()));
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

    Message answer = resolver.provoke(with(resolver.base(), CLIENT, Bytes.EMPTY));

    assertThatAnswer(answer).as("a COOKIE option").offers(COOKIE, FEATURE);
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
    learn(here);
    Bytes secret = lab.cookieSecret().orElseThrow(ServerCookieChecks::noSecret);
    Bytes made = ServerCookie.make(secret, CLIENT, HERE, now() - age.seconds).encode();
    confirmThatOwnCookiesAreMadeSo(here, secret);

    Message answer = here.provoke(with(here.base().withoutQuestion(), CLIENT, made));

    assertThatAnswer(answer)
        .as("%s to a cookie of %d s", age.rcode, age.seconds)
        .hasRcode(age.rcode)
        .fits(seen -> seen.answers().isEmpty(), "records in the answer section")
        .fits(
            seen ->
                cookie(seen).filter(c -> Math.abs(c.age(now())) < SKEW).isPresent() || fresh(age),
            "no fresh server cookie, though the one sent was of %d s".formatted(age.seconds));
  }

  /** Cookies of more than half an hour are to be renewed, and bad ones too. */
  private static boolean fresh(Age age) {
    return age.seconds > -SKEW && age.seconds < 1_800;
  }

  private static NotApplicable noSecret() {
    return new NotApplicable("the secret of the target's server cookies is not known to the probe");
  }

  /** The last control: an ordinary query, so that only the stimulus asks about a cookie. */
  private static void confirmThatOwnCookiesAreMadeSo(Resolver here, Bytes secret) {
    Query asking = with(here.base(), CLIENT, Bytes.EMPTY);
    Message given = here.control(asking).answer();
    if (cookie(given).filter(own -> own.isOf(secret, CLIENT, HERE)).isEmpty()) {
      throw new NotApplicable(
          "the target's server cookies are not made with the secret it was given");
    }
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
    Query bare = here.base().withoutQuestion();
    Bytes server = learn(here);
    here.control(with(bare, CLIENT, server)).requireRcode(Rcode.NOERROR);

    Message answer = resolver.from(ELSEWHERE).provoke(with(bare, CLIENT, server));

    assertThatAnswer(answer)
        .as("BADCOOKIE to a cookie that another address was given")
        .hasRcode(Rcode.BADCOOKIE);
  }
}
