// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.List;
import java.util.function.Predicate;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Section;

/** For the checks of unknown opcodes. */
final class OpcodeScenarios {
  /** AA, TC, RD, RA, Z, AD, CD. */
  private static final int ALL_FLAGS = 0x07F0;

  private OpcodeScenarios() {}

  static List<Scenario> all() {
    Predicate<Message> headerOnly = query -> query.opcode() == 15 && query.size() == 12;
    Predicate<Message> flagged = headerOnly.and(q -> (q.flags() & ALL_FLAGS) == ALL_FLAGS);
    Predicate<Message> question =
        query -> query.opcode() == 15 && query.questions().size() == 1 && query.opt().isEmpty();
    return List.of(
        of("edns/header/unknown-opcode/with-question", question)
            .wrong(Replies::answered)
            .fails("RCODE NOERROR"),
        of("edns/header/unknown-opcode/with-question", question)
            .wrongly(Script.silent())
            .fails("the base query is answered afterwards"),
        of("edns/header/unknown-opcode/header-only", headerOnly)
            .wrong(query -> notImplemented(query).opcode(0))
            .fails("opcode 0"),
        of("edns/header/unknown-opcode/header-only", headerOnly)
            .wrong(Replies.error(Rcode.NOERROR))
            .fails("RCODE NOERROR"),
        of("edns/header/unknown-opcode/header-only", headerOnly)
            .wrong(Replies.error(Rcode.FORMERR))
            .warns("grade weak"),
        of("edns/header/unknown-opcode-z", flagged)
            .wrong(query -> notImplemented(query).flag(Flag.Z, true))
            .fails("Z set"),
        of("edns/header/unknown-opcode-bare", flagged)
            .wrong(query -> notImplemented(query).ad())
            .warns("AD set"),
        of("edns/header/unknown-opcode-bare", flagged)
            .wrong(query -> notImplemented(query).count(Section.QUESTION, 1))
            .warns("sections that are not empty"));
  }

  private static Scenario.Builder of(String id, Predicate<Message> stimulus) {
    return Scenario.of(id)
        .when(stimulus)
        .right(OpcodeScenarios::notImplemented)
        .otherwise(Replies::answered);
  }

  private static Reply notImplemented(Message query) {
    return Reply.to(query).rcode(Rcode.NOTIMP);
  }
}
