// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Hazard.FORGE;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptDraft;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "Malformed and misplaced OPT records")
final class MalformedOptChecks {
  private static final Name NOT_ROOT = Name.parse("opt.invalid.");

  @Check(
      id = "edns/opt/two",
      row = "EDNS-16",
      section = "6.1.1",
      level = MUST,
      hazard = FORGE,
      says = "A query with more than one OPT record gets FORMERR.")
  void twoOpts(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().alsoOpt(OptDraft.PLAIN));

    assertThatAnswer(answer).as("FORMERR to two OPT records").hasRcode(Rcode.FORMERR);
  }

  @Check(
      id = "edns/opt/malformed-options",
      row = {"EDNS-18", "EDNS-20"},
      section = "7",
      level = MUST,
      hazard = FORGE,
      rows = MalformedOptions.class,
      says = "An OPT record whose options do not fit its length gets FORMERR, with an OPT record.")
  void malformedOptions(Resolver resolver, MalformedOptions malformed) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(malformed.in(resolver.base()));

    assertThatAnswer(answer)
        .as("FORMERR with an OPT record, which tells it from a server without EDNS")
        .hasRcode(Rcode.FORMERR)
        .hasOpt();
  }

  @Check(
      id = "edns/opt/rdlength-past-message",
      row = "EDNS-19",
      section = "7",
      level = MUST,
      hazard = FORGE,
      says = "An OPT record that claims more data than the message has gets FORMERR.")
  void rdlengthPastMessage(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().optRdlength(40));

    assertThatAnswer(answer)
        .as("FORMERR to an OPT record that ends after the message")
        .hasRcode(Rcode.FORMERR);
  }

  @Check(
      id = "edns/opt/owner-not-root",
      row = "EDNS-17",
      section = "6.1.2",
      level = SHOULD,
      hazard = FORGE,
      says = "An OPT record that the root does not own is refused or ignored; at worst it counts.")
  void ownerNotRoot(Resolver resolver, Findings findings) {
    resolver.controlBase().requireOpt();

    judge(resolver.provoke(resolver.base().optOwner(NOT_ROOT)), findings);
  }

  @Check(
      id = "edns/opt/wrong-section",
      row = "EDNS-22",
      section = "6.1.1",
      level = SHOULD,
      hazard = FORGE,
      rows = WrongSection.class,
      says =
          "An OPT record outside the additional section is refused or ignored; at worst it counts.")
  void wrongSection(Resolver resolver, WrongSection wrong, Findings findings) {
    resolver.controlBase().requireOpt();

    judge(resolver.provoke(resolver.base().optIn(wrong.section())), findings);
  }

  /**
   * RFC 6891 says where an OPT record belongs, not what becomes of another: FORMERR is what section
   * 7 wants for a bad OPT, an answer without OPT means that it was none.
   */
  private static void judge(Message answer, Findings findings) {
    assertThatAnswer(answer)
        .as("FORMERR, or the answer that the query gets without an OPT record")
        .hasRcode(Rcode.FORMERR, Rcode.NOERROR);
    boolean refused = answer.rcode().equals(Rcode.FORMERR);
    boolean taken = !refused && answer.opt().isPresent();
    findings.grade(refused ? Grade.EXACT : taken ? Grade.WEAK : Grade.GENERIC);
  }
}
