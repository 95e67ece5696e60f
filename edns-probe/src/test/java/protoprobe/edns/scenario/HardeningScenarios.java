// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;

/** For the checks of what a resolver shows to the servers that it asks. */
final class HardeningScenarios {
  private static final UnaryOperator<Query> PLAIN = query -> query;

  private HardeningScenarios() {}

  /** Asks the zone's server, with each change of the plain query in turn. */
  @SafeVarargs
  private static Script asking(UnaryOperator<Query>... changes) {
    return (query, scene) -> {
      Question question = query.questions().get(0);
      for (UnaryOperator<Query> change : changes) {
        scene.askUpstream(change.apply(Query.of(question.name(), question.type())));
      }
      return Optional.of(answered(query).toBytes());
    };
  }

  private static Query shouted(Query query) {
    return query.name(Name.parse("wWw.sOUnd.lAb."));
  }

  private static Query parent(Query query) {
    return query.name(query.questions().get(0).name().parent());
  }

  private static Scenario.Builder of(String id) {
    return Scenario.of("edns/hardening/" + id)
        .when(asks("sound.lab."))
        .rightly(asking(PLAIN))
        .otherwise(Replies::answered);
  }

  /**
   * Asks the zone's server with a client cookie, and passes on what must or must not come of it.
   */
  private static Script sendingCookie(Rcode rcode) {
    return (query, scene) -> {
      Question question = query.questions().get(0);
      Query asked = Query.of(question.name(), question.type());
      scene.askUpstream(asked.option(OptionCode.COOKIE, new byte[8]));
      return Optional.of(Replies.refused(query, rcode).toBytes());
    };
  }

  private static Scenario.Builder refusing(String zone, String check, Rcode right, Rcode wrong) {
    return Scenario.of("edns/cookie/upstream-" + check)
        .when(asks("cookie-" + zone + ".lab."))
        .rightly(sendingCookie(right))
        .wrongly(sendingCookie(wrong))
        .otherwise(Replies::answered);
  }

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/hardening/truncated-upstream")
            .when(asks("big-answer.lab."))
            .right(TcpScenarios::texts)
            .wrong(query -> Replies.refused(query, Rcode.SERVFAIL))
            .otherwise(Replies::answered)
            .fails("RCODE SERVFAIL"),
        of("random-case").wrongly(asking(HardeningScenarios::shouted)).observes("case"),
        of("upstream-cookie")
            .wrongly(asking(query -> query.option(OptionCode.COOKIE, new byte[8])))
            .observes("cookie"),
        refusing("wrong-client-cookie", "mismatch", Rcode.SERVFAIL, Rcode.NXDOMAIN)
            .fails("RCODE NXDOMAIN"),
        refusing("required", "badcookie/required", Rcode.NOERROR, Rcode.SERVFAIL)
            .warns("RCODE SERVFAIL"),
        refusing("never-satisfied", "badcookie/never-satisfied", Rcode.NOERROR, Rcode.SERVFAIL)
            .warns("RCODE SERVFAIL"),
        of("upstream-payload").wrongly(asking(query -> query.payload(4096))).observes("payload"),
        of("minimised-name")
            .wrongly(asking(HardeningScenarios::parent, PLAIN))
            .observes("minimised"));
  }
}
