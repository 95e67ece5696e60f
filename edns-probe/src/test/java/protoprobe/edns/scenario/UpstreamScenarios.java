// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import protoprobe.edns.checks.ServerAgainstEdns;
import protoprobe.edns.checks.ServerWithoutEdns;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of what a resolver says to name servers. */
final class UpstreamScenarios {
  private static final int LOCAL_USE = 65001;

  private UpstreamScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (ServerWithoutEdns server : ServerWithoutEdns.values()) {
      all.add(
          Scenario.of("edns/upstream/server-without-edns/" + server.key())
              .when(asks(server.fault().key() + ".lab."))
              .right(Replies::answered)
              .wrong(Replies.error(Rcode.SERVFAIL))
              .otherwise(Reply::to)
              .warns("RCODE SERVFAIL"));
    }
    for (ServerAgainstEdns server : ServerAgainstEdns.values()) {
      String id = "edns/upstream/server-against-edns/" + server.key();
      Predicate<Message> stimulus = asks(server.fault().key() + ".lab.");
      all.add(against(id, stimulus).wrong(Replies.error(Rcode.SERVFAIL)).observes("answer"));
      all.add(against(id, stimulus).wrong(Replies::answered).observes("asked-without-opt"));
      all.add(against(id, stimulus).wrongly(Script.silent()).observes("answer"));
    }
    all.add(
        Scenario.of("edns/upstream/extended-rcode")
            .when(asks("badvers-to-version-0.lab."))
            .right(Replies.error(Rcode.SERVFAIL))
            .wrong(Reply::to)
            .warns("NOERROR without data"));
    all.add(
        Scenario.of("edns/upstream/options-of-server")
            .when(asks("option-in-answer.lab."))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).option(LOCAL_USE))
            .fails("1 options 65001"));
    all.add(
        asking("edns/upstream/options-of-client", query -> query, q -> q.option(LOCAL_USE))
            .fails("to match"));
    all.add(
        asking("edns/upstream/do-set", q -> q.dnssecOk(true), query -> query).fails("to match"));
    return all;
  }

  private static Scenario.Builder against(String id, Predicate<Message> stimulus) {
    return Scenario.of(id)
        .when(stimulus)
        .rightly(upstream(query -> query.withoutOpt(), Replies::answered))
        .otherwise(Replies::answered);
  }

  private static Scenario.Builder asking(
      String id, UnaryOperator<Query> right, UnaryOperator<Query> wrong) {
    return Scenario.of(id)
        .when(asks("www.valid-nsec.lab."))
        .rightly(upstream(right, Replies::answered))
        .wrongly(upstream(wrong, Replies::answered));
  }

  /** Asks the zone's server such a query, then answers. */
  private static Script upstream(UnaryOperator<Query> change, Function<Message, Reply> reply) {
    return (query, scene) -> {
      Question asked = query.questions().get(0);
      scene.askUpstream(change.apply(Query.of(asked.name(), asked.type())));
      return Optional.of(reply.apply(query).toBytes());
    };
  }
}
