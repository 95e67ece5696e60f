// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.checks.ErrorAnswer;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of OPT records in errors. */
final class ErrorAnswerScenarios {
  private ErrorAnswerScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (ErrorAnswer error : ErrorAnswer.values()) {
      all.add(
          Scenario.of("edns/opt/in-errors/" + error.key())
              .when(query -> query.opt().isPresent())
              .right(Replies.error(error.rcode()))
              .wrong(query -> Reply.to(query).withoutOpt().rcode(error.rcode()))
              .fails("no OPT record"));
    }
    all.add(
        Scenario.of("edns/opt/in-not-implemented")
            .when(query -> query.opcode() == 15 && query.opt().isPresent())
            .right(Replies.error(Rcode.NOTIMP))
            .wrong(query -> Reply.to(query).withoutOpt().rcode(Rcode.NOTIMP))
            .otherwise(Replies::answered)
            .observes("opt"));
    return all;
  }
}
