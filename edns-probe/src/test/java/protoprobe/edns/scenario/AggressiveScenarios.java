// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** For the checks of synthesized denials: "m1" is denied by its own proof, "m2" by the same. */
final class AggressiveScenarios {
  private static final String KNOWN = "m1.valid-nsec.lab.";
  private static final String OTHER = "m2.valid-nsec.lab.";

  private AggressiveScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of("edns/aggressive/no-query", OTHER).wrongly(asking()).warns(OTHER),
        of("edns/aggressive/ttl", OTHER).wrong(query -> denied(query, 3600)).warns("ttl=3600"),
        of("edns/aggressive/code", OTHER)
            .wrong(query -> denied(query, 60).ede(29, ""))
            .observes("codes"),
        of("edns/aggressive/nothing-underneath", "below." + KNOWN)
            .wrongly(asking())
            .warns("below." + KNOWN));
  }

  private static Scenario.Builder of(String id, String name) {
    return Scenario.of(id)
        .when(asks(name))
        .right(query -> denied(query, 60))
        .otherwisely(
            Script.replying((Message query) -> denied(query, 60))
                .when(asks(KNOWN), Script.replying(Replies::authentic)));
  }

  private static Script asking() {
    return (query, scene) -> {
      scene.askUpstream(Query.of(query.questions().get(0).name(), Type.A));
      return Script.replying(q -> denied(q, 60)).answer(query, scene);
    };
  }

  /** NXDOMAIN with a record that proves it. */
  private static Reply denied(Message query, long ttl) {
    Rr proof = Rr.of(query.questions().get(0).name(), Type.NSEC, ttl, new byte[] {0});
    return Reply.to(query).ra().ad().rcode(Rcode.NXDOMAIN).authority(proof);
  }
}
