// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Hazard.FORGE;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;

import java.util.Optional;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Klass;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 1035", title = "The header")
final class HeaderChecks {
  @Check(
      id = "edns/header/flag-without-opt",
      row = "EDNS-24",
      section = "4.1.1",
      level = MUST,
      rows = HeaderBit.class,
      says =
          "A query without OPT and with a further header bit is answered: the reserved bit clear,"
              + " no OPT record.")
  void flagWithoutOpt(Resolver resolver, HeaderBit bit) {
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().withoutOpt().flag(bit.flag(), true));

    assertThatAnswer(answer)
        .as("NOERROR, Z clear, and no OPT record (RFC 6891 section 7)")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.Z)
        .hasNoOpt();
  }

  @Check(
      id = "edns/header/two-questions",
      row = "EDNS-33",
      spec = "RFC 9619",
      section = "4",
      level = MUST,
      hazard = FORGE,
      says = "A query with two questions gets FORMERR.")
  void twoQuestions(Resolver resolver) {
    resolver.controlBase();
    Question other = new Question(resolver.base().questions().get(0).name(), Type.TXT, Klass.IN);

    Message answer = resolver.provoke(resolver.base().alsoQuestion(other));

    assertThatAnswer(answer).as("FORMERR to two questions").hasRcode(Rcode.FORMERR);
  }

  /**
   * Only a query with a cookie may be without question (RFC 7873 section 5.4); else all is open.
   */
  @Check(
      id = "edns/header/no-question",
      row = "EDNS-33",
      spec = "RFC 9619",
      section = "4",
      level = INFO,
      hazard = FORGE,
      says = "What a query without question gets is noted.")
  void noQuestion(Resolver resolver, Findings findings) {
    resolver.controlBase();

    Optional<Message> answer = resolver.provokeMaybe(resolver.base().withoutQuestion());

    findings.observe("answer", answer.map(each -> each.rcode().toString()).orElse("silence"));
  }

  @Check(
      id = "edns/header/response-as-query",
      row = "EDNS-34",
      section = "4.1.1",
      level = MUST,
      hazard = FORGE,
      says = "A message that is marked as a response gets none, lest two servers talk for ever.")
  void responseAsQuery(Resolver resolver) {
    resolver.controlBase();

    Optional<Message> answer = resolver.provokeMaybe(resolver.base().qr(true));

    answer.ifPresent(
        message ->
            assertThatAnswer(message)
                .as("silence to a message with QR=1")
                .fits(each -> false, "an answer came"));
    resolver.controlBase();
  }

  /** The id is there to answer to, but not the whole header: no specification says which it is. */
  @Check(
      id = "edns/header/eleven-octets",
      row = "EDNS-34",
      section = "4.1.1",
      level = INFO,
      hazard = FORGE,
      says = "What a message of 11 octets gets, one less than a header, is noted.")
  void elevenOctets(Resolver resolver, Findings findings) {
    resolver.controlBase();

    Optional<Message> answer = resolver.provokeMaybe(resolver.base().cut(11));

    findings.observe("answer", answer.map(each -> each.rcode().toString()).orElse("silence"));
    resolver.controlBase();
  }
}
