// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.CookieServer.SOUND;
import static protoprobe.edns.scenario.Replies.refused;
import static protoprobe.edns.wire.OptionCode.COOKIE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of cookies as servers give them out. */
final class CookieScenarios {
  private static final Bytes SERVER = Bytes.of(new byte[16]);

  private CookieScenarios() {}

  private static boolean bare(Message query) {
    return query.questions().isEmpty();
  }

  private static boolean otherVersion(Message query) {
    return query.opt().filter(opt -> opt.version() != 0).isPresent();
  }

  private static boolean two(Message query) {
    return query.opt().filter(opt -> opt.options(COOKIE).size() == 2).isPresent();
  }

  /** Client cookie of the option at that place, with some server cookie. */
  private static Function<Message, Reply> forOption(int index, Rcode rcode) {
    return query ->
        CookieServer.with(
            query,
            rcode,
            query.opt().orElseThrow().options(COOKIE).get(index).data().slice(0, 8),
            SERVER);
  }

  private static Scenario.Builder of(String id, Predicate<Message> stimulus) {
    return Scenario.of("edns/cookie/" + id).when(stimulus).rightly(SOUND).otherwisely(SOUND);
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (String length :
        List.of(
            "empty",
            "half-a-client-cookie",
            "one-short-of-a-client-cookie",
            "one-octet-of-server-cookie",
            "one-short-of-a-server-cookie",
            "one-too-long")) {
      all.add(
          of("malformed/" + length, CookieServer::malformed)
              .wrong(Replies::answered)
              .warns("RCODE NOERROR"));
    }
    all.addAll(ordinary());
    all.addAll(withoutQuestion());
    return all;
  }

  private static List<Scenario> ordinary() {
    return List.of(
        of("only-when-asked", query -> !CookieServer.hasCookie(query))
            .wrong(query -> Replies.answered(query).option(COOKIE, new byte[24]))
            .warns("1 options 10"),
        of("first-contact", CookieServer::clientOnly)
            .wrong(query -> CookieServer.with(query, Rcode.NOERROR, SERVER.from(8), SERVER))
            .fails("has not client cookie"),
        of("valid", CookieServer::both)
            .wrong(forOption(0, Rcode.BADCOOKIE))
            .fails("RCODE BADCOOKIE"),
        of("other-version", CookieScenarios::otherVersion)
            .right(query -> refused(query, Rcode.BADVERS))
            .wrong(forOption(0, Rcode.NOERROR))
            .fails("RCODE NOERROR"),
        of("first-of-two", CookieScenarios::two)
            .wrong(forOption(1, Rcode.NOERROR))
            .warns("has not client cookie"));
  }

  private static List<Scenario> withoutQuestion() {
    Predicate<Message> bare = CookieScenarios::bare;
    return List.of(
        of("corrupted", bare.and(CookieServer::both))
            .wrong(forOption(0, Rcode.NOERROR))
            .fails("RCODE NOERROR"),
        of("not-confirmed", bare.and(CookieServer::both))
            .wrong(forOption(0, Rcode.NOERROR))
            .fails("RCODE NOERROR"),
        of("without-question", bare.and(CookieServer::clientOnly))
            .wrong(query -> refused(query, Rcode.FORMERR))
            .fails("RCODE FORMERR"),
        of("confirmed", bare.and(CookieServer::both))
            .wrong(query -> refused(query, Rcode.FORMERR))
            .fails("RCODE FORMERR"));
  }
}
