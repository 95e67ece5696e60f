// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "EDNS flags")
final class EdnsFlagChecks {
  @Check(
      id = "edns/flags/reserved",
      row = "EDNS-08",
      section = "6.1.4",
      level = MUST,
      rows = ZBit.class,
      says = "A reserved flag of the OPT record is ignored, and clear in the answer.")
  void reservedFlag(Resolver resolver, ZBit flag) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().ednsFlags(flag.bit()));

    assertThatAnswer(answer)
        .as("the answer that the query gets without the flag, all reserved flags clear")
        .hasRcode(Rcode.NOERROR)
        .hasOpt()
        // CO is no longer reserved: RFC 9824 section 5.1
        .fits(message -> (message.opt().orElseThrow().z() & ~Opt.CO) == 0, "reserved flags set");
  }
}
