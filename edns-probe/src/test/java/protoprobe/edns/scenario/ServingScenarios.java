// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;
import static protoprobe.edns.scenario.Replies.judged;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import protoprobe.edns.testbed.Resolution;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;

/** For every row of the table of misbehaving servers. */
final class ServingScenarios {
  /** Forged Answer: no server of the testbed makes it true. */
  private static final int FALSE = 4;

  private ServingScenarios() {}

  static List<Scenario> all() {
    return Stream.concat(
            Stream.of(ServingFault.values())
                .flatMap(fault -> Stream.of(verdict(fault), errors(fault))),
            Stream.of(dies()))
        .toList();
  }

  private static Scenario verdict(ServingFault fault) {
    Scenario.Builder scenario =
        Scenario.of("edns/serving/verdict/" + fault.key())
            .when(asks(question(fault)))
            .right(query -> right(query, fault))
            .otherwise(Replies::authentic);
    Set<Resolution> allowed = fault.allowed();
    if (!allowed.contains(Resolution.FAILED)) {
      return scenario.wrong(Replies::failed).fails("\"FAILED\"");
    }
    if (!allowed.contains(Resolution.ANSWERED)) {
      return scenario.wrong(query -> answered(query, fault)).fails("\"ANSWERED\"");
    }
    return scenario
        .wrong(query -> Reply.to(query).ra().rcode(Rcode.REFUSED))
        .fails("neither SERVFAIL nor the right answer");
  }

  /** Silence about the silent zone is right; about another zone afterwards it is not. */
  private static Scenario dies() {
    Script alive =
        Script.silent().when(asks(ServingFault.SILENT), Script.replying(Replies::authentic));
    Script dead =
        Script.replying(Replies::authentic)
            .when(query -> query.questions().get(0).type() == Type.TXT, Script.silent());
    return Scenario.of("edns/serving/verdict/silent")
        .when(query -> true)
        .rightly(alive)
        .wrongly(dead)
        .fails("no longer answers");
  }

  private static Scenario errors(ServingFault fault) {
    return Scenario.of("edns/serving/ede/" + fault.key())
        .when(asks(question(fault)))
        .right(
            query -> {
              Reply reply = right(query, fault);
              return fault.truth().silenceIsRight() ? reply : reply.ede(22, "");
            })
        .wrong(query -> right(query, fault).ede(FALSE, ""))
        .otherwise(query -> Replies.authentic(query).ede(FALSE, ""))
        .observing("first")
        .warns("grade wrong");
  }

  private static Reply right(Message query, ServingFault fault) {
    return fault.allowed().contains(Resolution.ANSWERED)
        ? answered(query, fault)
        : Replies.failed(query);
  }

  private static Reply answered(Message query, ServingFault fault) {
    Validation made = fault.signed() ? Validation.SECURE : Validation.INSECURE;
    return judged(query, question(fault), made);
  }

  private static Zone.Question question(ServingFault fault) {
    return fault.question(FakeLab.apex(fault));
  }
}
