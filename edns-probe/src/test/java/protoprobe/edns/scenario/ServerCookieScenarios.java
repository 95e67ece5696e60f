// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.CookieServer.SOUND;

import java.util.List;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Rcode;

/** For the checks of server cookies after RFC 9018. */
final class ServerCookieScenarios {
  /** Version 2 of what has only version 1. */
  private static final Bytes UNKNOWN = Bytes.fromHex("02000000 00000000 0000000000000000");

  private ServerCookieScenarios() {}

  private static Scenario.Builder of(String id) {
    return Scenario.of("edns/cookie/" + id)
        .when(CookieServer::hasCookie)
        .rightly(SOUND)
        .otherwise(Replies::answered);
  }

  /** Takes only fresh cookies. */
  private static Scenario tooStrict(String age) {
    return of("age/" + age)
        .wrongly(SOUND.accepting(seconds -> Math.abs(seconds) < 60))
        .warns("RCODE BADCOOKIE");
  }

  /** Takes all cookies of its own. */
  private static Scenario tooLax(String age) {
    return of("age/" + age).wrongly(SOUND.accepting(seconds -> true)).warns("RCODE NOERROR");
  }

  static List<Scenario> all() {
    return List.of(
        of("layout")
            .wrong(q -> CookieServer.with(q, Rcode.NOERROR, Bytes.of(new byte[8]), UNKNOWN))
            .warns("version"),
        tooStrict("ten-minutes"),
        tooStrict("fifty-minutes"),
        tooStrict("two-minutes-ahead"),
        tooLax("two-hours"),
        tooLax("ten-minutes-ahead"),
        of("renewed")
            .wrongly(new CookieServer(SOUND.good(), false, true))
            .warns("no server cookie of less than five minutes"),
        of("other-address")
            .wrongly(new CookieServer(SOUND.good(), true, false))
            .warns("RCODE NOERROR"));
  }
}
