// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.fault.Refused;

@Topic(spec = "RFC 6891", title = "The OPT record")
final class OptRecordChecks {
  /** Of no meaning to anybody, in the unassigned range of option codes. */
  private static final int UNKNOWN = 100;

  /** In the range for local and experimental use (RFC 6891 section 9). */
  private static final int LOCAL_USE = 65001;

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

  @Check(
      id = "edns/opt/answered",
      row = "EDNS-02",
      section = "6.1.1",
      level = MUST,
      says = "A query with an OPT record of version 0 gets its answer, with such a record in it.")
  void optIsAnswered(Resolver resolver) {
    resolver.control(resolver.base().withoutOpt()).requireRcode(Rcode.NOERROR);

    Message answer = resolver.provoke(resolver.base());

    if (answer.rcode().equals(Rcode.FORMERR) && answer.optRecords().isEmpty()) {
      throw new Unsupported( // RFC 6891 section 7: the way to say so
          "EDNS: FORMERR without an OPT record to a query with one: " + answer.summary());
    }
    assertThatAnswer(answer)
        .as("NOERROR and an OPT record of version 0, the only version there is")
        .hasRcode(Rcode.NOERROR)
        .hasOptVersion(0);
  }

  @Check(
      id = "edns/opt/one-at-the-root",
      row = "EDNS-23",
      section = "6.1.1",
      level = MUST,
      says = "A response carries one OPT record, owned by the root, in its additional section.")
  void oneOptAtTheRoot(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().dnssecOk(true));

    assertThatAnswer(answer)
        .as("one OPT record, owned by the root, in the additional section")
        .hasOpt()
        .fits(
            message -> message.optRecords().size() == 1,
            answer.optRecords().size() + " OPT records")
        .fits(
            message -> message.optRecords().get(0).owner().isRoot(),
            "owned by "
                + answer.opt().map(opt -> opt.record().owner().toString()).orElse("nobody"));
  }

  @Check(
      id = "edns/opt/unknown-option-size",
      row = "EDNS-06",
      section = "6.1.2",
      level = MUST,
      rows = OptionSize.class,
      says = "An unknown option is ignored however much data it carries.")
  void unknownOptionOfAnySize(Resolver resolver, OptionSize size) {
    resolver.controlBase().requireOpt();
    Resolver asked = size.needsTcp() ? overTcp(resolver) : resolver;

    Message answer = asked.provoke(resolver.base().option(LOCAL_USE, new byte[size.octets()]));

    assertThatAnswer(answer)
        .as("the answer that the query gets without option 65001")
        .hasRcode(Rcode.NOERROR)
        .hasOpt()
        .lacksOption(LOCAL_USE);
  }

  /** Whether TCP must work, another check judges: {@code edns/size/tcp}. */
  private static Resolver overTcp(Resolver resolver) {
    try {
      resolver.tcp().control(resolver.base()).requireRcode(Rcode.NOERROR);
      return resolver.tcp();
    } catch (Refused refused) {
      throw new Unsupported("TCP, without which the query is too long: " + refused.getMessage());
    }
  }

  @Check(
      id = "edns/opt/among-other-records",
      row = "EDNS-21",
      section = "6.1.1",
      level = SHOULD,
      rows = OptNeighbour.class,
      says = "An OPT record is found wherever in the additional section it stands.")
  void optAmongOthers(Resolver resolver, OptNeighbour neighbour) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(neighbour.in(resolver.base()));

    assertThatAnswer(answer)
        .as("the data that the query gets without other records, and an OPT record")
        .hasRcode(Rcode.NOERROR)
        .fits(message -> !message.answers().isEmpty(), "no data")
        .hasOpt();
  }
}
