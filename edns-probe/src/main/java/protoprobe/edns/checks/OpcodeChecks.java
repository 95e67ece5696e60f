// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.edns.target.MessageAssert;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Section;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 1035", title = "Unknown opcodes")
final class OpcodeChecks {
  private static final int UNASSIGNED = 15;
  private static final List<Flag> ALL =
      List.of(Flag.AA, Flag.TC, Flag.RD, Flag.RA, Flag.Z, Flag.AD, Flag.CD);

  @Check(
      id = "edns/header/unknown-opcode",
      row = "EDNS-27",
      section = "4.1.1",
      level = MUST,
      rows = OpcodeMessage.class,
      says = "A message of an unknown opcode gets NOTIMP with its opcode copied.")
  void unknownOpcode(Resolver resolver, OpcodeMessage message, Findings findings) {
    resolver.controlBase();
    Query query =
        message == OpcodeMessage.HEADER_ONLY
            ? headerOnly(resolver)
            : resolver.base().withoutOpt().opcode(UNASSIGNED);

    Message answer = resolver.provoke(query);

    notImplemented(answer);
    // RFC 8906 section 7: FORMERR can come of another message format, but is less right
    findings.grade(answer.rcode().equals(Rcode.NOTIMP) ? Grade.EXACT : Grade.WEAK);
  }

  @Check(
      id = "edns/header/unknown-opcode-z",
      row = "EDNS-28",
      section = "4.1.1",
      level = MUST,
      says = "In the answer to an unknown opcode with every flag set, the reserved flag is clear.")
  void reservedFlag(Resolver resolver) {
    resolver.controlBase();

    Message answer = resolver.provoke(allFlags(headerOnly(resolver)));

    notImplemented(answer).lacksFlag(Flag.Z);
  }

  @Check(
      id = "edns/header/unknown-opcode-bare",
      row = {"EDNS-27", "EDNS-28"},
      spec = "RFC 8906",
      section = "8.1.4",
      level = SHOULD,
      says = "The answer to an unknown opcode is a header, and claims neither AA nor AD.")
  void bareHeader(Resolver resolver, Findings findings) {
    resolver.controlBase();

    Message answer = resolver.provoke(allFlags(headerOnly(resolver)));

    findings.observe("flags", flags(answer));
    notImplemented(answer)
        .lacksFlag(Flag.AA)
        .lacksFlag(Flag.AD)
        .fits(
            message -> Stream.of(Section.values()).allMatch(each -> message.count(each) == 0),
            "sections that are not empty");
  }

  private static Query headerOnly(Resolver resolver) {
    return resolver.base().withoutQuestion().withoutOpt().rd(false).opcode(UNASSIGNED);
  }

  private static Query allFlags(Query query) {
    Query flagged = query;
    for (Flag flag : ALL) {
      flagged = flagged.flag(flag, true);
    }
    return flagged;
  }

  private static MessageAssert notImplemented(Message answer) {
    return assertThatAnswer(answer)
        .as("NOTIMP with opcode 15")
        .hasRcode(Rcode.NOTIMP, Rcode.FORMERR)
        .fits(message -> message.opcode() == UNASSIGNED, "opcode " + answer.opcode());
  }

  private static String flags(Message answer) {
    String set = ALL.stream().filter(answer::flag).map(Flag::name).collect(Collectors.joining(" "));
    return set.isEmpty() ? "none" : set;
  }
}
