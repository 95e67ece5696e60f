// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asksType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import protoprobe.edns.checks.ForeignClass;
import protoprobe.edns.checks.MetaType;
import protoprobe.edns.checks.UnknownType;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of unusual questions. */
final class QuestionScenarios {
  private QuestionScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (UnknownType unknown : UnknownType.values()) {
      all.add(
          Scenario.of("edns/header/unknown-type/" + unknown.key())
              .when(asksType(unknown.type()))
              .right(Reply::to)
              .wrong(Replies.error(Rcode.NOTIMP))
              .otherwise(Replies::answered)
              .fails("RCODE NOTIMP"));
    }
    for (MetaType meta : MetaType.values()) {
      all.add(meta(meta, Script.silent(), "the base query is answered afterwards"));
      all.add(meta(meta, Script.replying(Replies.error(Rcode.SERVFAIL)), "RCODE SERVFAIL"));
    }
    for (ForeignClass foreign : ForeignClass.values()) {
      all.add(
          Scenario.of("edns/header/foreign-class/" + foreign.key())
              .when(q -> q.questions().stream().anyMatch(o -> o.klass() == foreign.klass()))
              .right(Replies.error(Rcode.REFUSED))
              .wrong(Replies::answered)
              .warns("data in the answer section"));
    }
    all.add(
        Scenario.of("edns/header/question-case")
            .when(query -> !query.questions().get(0).name().sameOctets(lower(query)))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).questions(List.of(lowered(query))))
            .warns("the question ["));
    return all;
  }

  private static Scenario meta(MetaType meta, Script wrong, String fragment) {
    return Scenario.of("edns/header/meta-type/" + meta.key())
        .when(asksType(meta.type()))
        .right(Replies.error(Rcode.NOTIMP))
        .wrongly(wrong)
        .otherwise(Replies::answered)
        .warns(fragment);
  }

  private static Question lowered(Message query) {
    Question asked = query.questions().get(0);
    return new Question(lower(query), asked.type(), asked.klass());
  }

  private static Name lower(Message query) {
    return Name.parse(query.questions().get(0).name().toString().toLowerCase(Locale.ROOT));
  }
}
