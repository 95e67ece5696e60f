// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.edns.target.Provocations;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;

/** For the checks of single codes. */
final class EdeMeaningScenarios {
  private EdeMeaningScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/ede/refused-client")
            .when(asksFor(Type.TXT))
            .rightly(refusing(query -> refused(query).ede(18, "")))
            .wrongly(refusing(EdeMeaningScenarios::refused))
            .otherwise(Replies::answered)
            .observes("codes"),
        Scenario.of("edns/ede/refused-client")
            .when(asksFor(Type.TXT))
            .rightly(refusing(query -> refused(query).ede(18, "")))
            .wrongly(Script.silent())
            .otherwise(Replies::answered)
            .observes("rcode"),
        Scenario.of("edns/ede/not-authoritative")
            .when(query -> !query.rd())
            .right(query -> refused(query).ede(20, ""))
            .wrong(query -> refused(query).ede(18, ""))
            .otherwise(Replies::answered)
            .warns("no code 20"),
        notSupported("opcode-15", query -> query.opcode() == 15),
        notSupported("type-mailb", asksFor(Type.MAILB)),
        notSupported("type-md", asksFor(Type.MD)),
        Scenario.of("edns/ede/nsec3-iterations")
            .when(asks(ZoneFault.NSEC3_ITERATIONS_500))
            .right(query -> Reply.to(query).rcode(Rcode.NXDOMAIN).ede(27, ""))
            .wrong(query -> Reply.to(query).rcode(Rcode.NXDOMAIN).ede(6, ""))
            .otherwise(Replies::authentic)
            .warns("no code 27"));
  }

  private static Scenario notSupported(String row, Predicate<Message> unwanted) {
    return Scenario.of("edns/ede/not-supported/" + row)
        .when(unwanted)
        .right(query -> Reply.to(query).rcode(Rcode.NOTIMP).ede(21, ""))
        .wrong(query -> Reply.to(query).rcode(Rcode.NOTIMP))
        .otherwise(Replies::answered)
        .observes("codes");
  }

  /** Refuses one client, and answers all others. */
  private static Script refusing(Function<Message, Reply> refusal) {
    return (query, scene) ->
        Script.replying(
                scene.client().equals(Provocations.REFUSED_CLIENT) ? refusal : Replies::answered)
            .answer(query, scene);
  }

  private static Reply refused(Message query) {
    return Reply.to(query).rcode(Rcode.REFUSED);
  }

  private static Predicate<Message> asksFor(int type) {
    return query -> query.questions().stream().anyMatch(q -> q.type() == type);
  }
}
