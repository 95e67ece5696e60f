// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import java.util.function.Function;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** For the checks of stale answers: what the zone's server does now, the scene tells. */
final class StaleScenarios {
  private StaleScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/stale/refresh-first")
            .when(asks(ServingFault.STALE))
            .rightly(stale(true, query -> aged(query, 30)))
            .wrongly(stale(false, query -> aged(query, 30)))
            .otherwise(Replies::answered)
            .warns("more than before"),
        aged("edns/stale/ttl", query -> aged(query, 0)).fails("ttl=0"),
        aged("edns/stale/ttl-recommended", query -> aged(query, 1)).warns("ttl=1"),
        recheck(),
        denialRefreshes(),
        aged("edns/stale/code", query -> aged(query, 30)).observes("codes"),
        nxdomainCode(),
        aged("edns/ede/noerror-keeps-answer", query -> Reply.to(query).ede(3, ""))
            .fails("no data"));
  }

  private static Scenario.Builder aged(String id, Function<Message, Reply> wrong) {
    return Scenario.of(id)
        .when(asks(ServingFault.STALE))
        .rightly(stale(true, query -> aged(query, 30).ede(3, "")))
        .wrongly(stale(true, wrong))
        .otherwise(Replies::answered);
  }

  private static Scenario recheck() {
    Script patient =
        (query, scene) -> stale(scene.asked(query) < 2, q -> aged(q, 30)).answer(query, scene);
    return Scenario.of("edns/stale/recheck")
        .when(asks(ServingFault.STALE))
        .rightly(patient)
        .wrongly(stale(true, query -> aged(query, 30)))
        .otherwise(Replies::answered)
        .observes("recheck");
  }

  private static Scenario denialRefreshes() {
    return Scenario.of("edns/stale/denial-refreshes")
        .when(asks(ServingFault.HOSTS_GONE))
        .rightly(
            (query, scene) ->
                Script.replying(
                        scene.lab().serves(name(query), ServingFault.HOSTS_GONE)
                            ? q -> Reply.to(q).rcode(Rcode.NXDOMAIN)
                            : Replies::answered)
                    .answer(query, scene))
        .wrong(Replies::answered)
        .fails("RCODE NOERROR");
  }

  private static Scenario nxdomainCode() {
    return Scenario.of("edns/stale/nxdomain-code")
        .when(asks(ServingFault.STALE_NXDOMAIN))
        .right(query -> Reply.to(query).rcode(Rcode.NXDOMAIN).ede(19, ""))
        .wrong(query -> Reply.to(query).rcode(Rcode.NXDOMAIN).ede(3, ""))
        .otherwise(Replies::answered)
        .observing("codes")
        .warns("grade weak");
  }

  /** Fresh while the zone's server answers; when it refuses, that, with or without asking it. */
  private static Script stale(boolean refreshing, Function<Message, Reply> aged) {
    return (query, scene) -> {
      boolean refused = scene.lab().serves(name(query), ServingFault.REFUSED);
      if (refreshing) {
        scene.askUpstream(Query.of(name(query), Type.A));
      }
      return Script.replying(refused ? aged : Replies::answered).answer(query, scene);
    };
  }

  private static Name name(Message query) {
    return query.questions().get(0).name();
  }

  private static Reply aged(Message query, long ttl) {
    byte[] address = {(byte) 192, 0, 2, 1};
    return Reply.to(query).ra().answer(Rr.of(name(query), Type.A, ttl, address));
  }
}
