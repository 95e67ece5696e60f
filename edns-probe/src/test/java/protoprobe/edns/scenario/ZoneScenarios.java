// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;
import static protoprobe.edns.scenario.Replies.judged;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For every row of the table of zones. */
final class ZoneScenarios {
  /** Forged Answer: no zone of the testbed makes it true. */
  private static final int FALSE = 4;

  private ZoneScenarios() {}

  static List<Scenario> all() {
    return Stream.of(ZoneFault.values())
        .flatMap(fault -> Stream.of(verdict(fault), verdictFromCache(fault), errors(fault)))
        .toList();
  }

  private static Scenario verdict(ZoneFault fault) {
    return judging(fault)
        .wrong(query -> wrongly(query, fault))
        .otherwise(Replies::authentic)
        .fails(said(fault));
  }

  /** Right at first, and wrong when asked again. */
  private static Scenario verdictFromCache(ZoneFault fault) {
    Script first = Script.replying(query -> judged(query, question(fault), best(fault)));
    Script again = Script.replying(query -> wrongly(query, fault));
    return judging(fault)
        .wrongly((query, scene) -> (scene.asked(query) == 0 ? first : again).answer(query, scene))
        .otherwise(Replies::authentic)
        .fails(said(fault));
  }

  private static Scenario.Builder judging(ZoneFault fault) {
    return Scenario.of("edns/zone/verdict/" + fault.key())
        .when(asks(question(fault)))
        .right(query -> judged(query, question(fault), best(fault)));
  }

  private static Scenario errors(ZoneFault fault) {
    Zone.Question question = question(fault);
    return Scenario.of("edns/zone/ede/" + fault.key())
        .when(asks(question))
        .right(
            query -> {
              Reply reply = judged(query, question, best(fault));
              return fault.truth().silenceIsRight() ? reply : reply.ede(code(fault), "");
            })
        .wrong(query -> judged(query, question, best(fault)).ede(FALSE, ""))
        .otherwise(query -> Replies.authentic(query).ede(FALSE, ""))
        .observing("first")
        .warns("grade wrong");
  }

  private static Zone.Question question(ZoneFault fault) {
    return fault.question(FakeLab.apex(fault));
  }

  private static Validation best(ZoneFault fault) {
    return fault.recommended().orElseGet(() -> EnumSet.copyOf(fault.allowed()).iterator().next());
  }

  private static Optional<Validation> worst(ZoneFault fault) {
    Set<Validation> other = EnumSet.complementOf(EnumSet.copyOf(fault.allowed()));
    return other.stream().findFirst();
  }

  /** What is not allowed; where every verdict is, an answer that is none. */
  private static Reply wrongly(Message query, ZoneFault fault) {
    return worst(fault)
        .map(made -> judged(query, question(fault), made))
        .orElseGet(() -> Reply.to(query).ra().rcode(Rcode.REFUSED));
  }

  private static String said(ZoneFault fault) {
    return worst(fault).map(made -> made + "; the answer").orElse("neither SERVFAIL nor");
  }

  private static int code(ZoneFault fault) {
    return fault.truth().exact().stream().sorted().findFirst().orElseThrow();
  }
}
