// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.edns.checks.MalformedOptions;
import protoprobe.edns.checks.WrongSection;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptDraft;
import protoprobe.edns.wire.Problem;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of malformed and misplaced OPT records. */
final class MalformedOptScenarios {
  private MalformedOptScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(formErr("edns/opt/two", query -> query.opts().size() == 2));
    all.add(formErr("edns/opt/rdlength-past-message", has(Problem.Kind.RECORD)));
    for (MalformedOptions malformed : MalformedOptions.values()) {
      String id = "edns/opt/malformed-options/" + malformed.key();
      Predicate<Message> stimulus = query -> rest(query) == octetsLeft(malformed);
      all.add(formErr(id, stimulus));
      all.add(
          Scenario.of(id)
              .when(stimulus)
              .right(Replies.error(Rcode.FORMERR))
              .wrong(query -> Reply.to(query).withoutOpt().rcode(Rcode.FORMERR))
              .otherwise(Replies::answered)
              .fails("no OPT record"));
    }
    Predicate<Message> owned =
        query -> query.opts().stream().anyMatch(opt -> !opt.record().owner().isRoot());
    all.addAll(graded("edns/opt/owner-not-root", owned));
    for (WrongSection wrong : WrongSection.values()) {
      all.addAll(
          graded(
              "edns/opt/wrong-section/" + wrong.key(),
              query ->
                  query.optRecords().stream().anyMatch(rr -> rr.section() == wrong.section())));
    }
    return all;
  }

  private static Scenario formErr(String id, Predicate<Message> stimulus) {
    return Scenario.of(id)
        .when(stimulus)
        .right(Replies.error(Rcode.FORMERR))
        .wrong(Replies::answered)
        .fails("RCODE NOERROR");
  }

  /** Refused, ignored, taken for an OPT record; and none of them. */
  private static List<Scenario> graded(String id, Predicate<Message> stimulus) {
    return List.of(
        Scenario.of(id)
            .when(stimulus)
            .right(Replies.error(Rcode.FORMERR))
            .wrong(Replies.error(Rcode.SERVFAIL))
            .otherwise(Replies::answered)
            .warns("RCODE SERVFAIL"),
        Scenario.of(id)
            .when(stimulus)
            .right(query -> Replies.answered(query).withoutOpt())
            .wrong(query -> Replies.answered(query).opt(OptDraft.PLAIN))
            .warns("grade weak"));
  }

  private static Predicate<Message> has(Problem.Kind kind) {
    return query -> query.problems().stream().anyMatch(problem -> problem.kind() == kind);
  }

  /** Octets of the OPT's RDATA that are no whole option. */
  private static int rest(Message query) {
    return query.opt().map(opt -> opt.rest().length()).orElse(0);
  }

  private static int octetsLeft(MalformedOptions malformed) {
    return switch (malformed) {
      case LENGTH_PAST_RDATA -> 8;
      case ONE_OCTET, REST_AFTER_OPTION -> 1;
      case TWO_OCTETS -> 2;
      case THREE_OCTETS -> 3;
    };
  }
}
