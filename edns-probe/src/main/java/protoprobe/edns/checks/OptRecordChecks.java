// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "The OPT record")
final class OptRecordChecks {
  /** Of no meaning to anybody, in the unassigned range of option codes. */
  private static final int UNKNOWN = 100;

  @Check(
      id = "edns/opt/only-when-asked",
      row = "EDNS-01",
      section = "7",
      level = MUST,
      says = "A response to a query without an OPT record carries none.")
  void noOptWithoutOpt(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().withoutOpt());

    assertThatAnswer(answer)
        .as("no OPT record in the answer to a query without one")
        .hasRcode(Rcode.NOERROR)
        .hasNoOpt();
  }

  @Check(
      id = "edns/opt/unknown-option",
      row = "EDNS-05",
      section = "6.1.2",
      level = MUST,
      says = "An option that the responder does not know is ignored, and not sent back.")
  void unknownOptionIsIgnored(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().option(UNKNOWN));

    assertThatAnswer(answer)
        .as("the answer that the query gets without option 100")
        .hasRcode(Rcode.NOERROR)
        .hasOpt()
        .lacksOption(UNKNOWN);
  }
}
