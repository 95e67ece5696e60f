// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 8906", title = "Unusual questions")
final class QuestionChecks {
  @Check(
      id = "edns/header/unknown-type",
      row = "EDNS-26",
      spec = "RFC 3597",
      section = "3",
      level = MUST,
      rows = UnknownType.class,
      says = "A type that nobody has assigned is asked for like any other, and is not there.")
  void unknownType(Resolver resolver, UnknownType unknown) {
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().type(unknown.type()));

    assertThatAnswer(answer)
        .as("NOERROR without data: the name exists")
        .hasRcode(Rcode.NOERROR)
        .fits(message -> message.answers().isEmpty(), "data in the answer section");
  }

  @Check(
      id = "edns/header/meta-type",
      row = "EDNS-32",
      section = "7",
      level = SHOULD,
      rows = MetaType.class,
      says = "A query type that is no data type is answered, or refused, but not dropped.")
  void metaType(Resolver resolver, MetaType meta) {
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().type(meta.type()));

    assertThatAnswer(answer)
        .as("data, none, or a refusal that blames the query")
        .hasRcode(refusals(meta))
        .fits(
            message -> message.questions().stream().allMatch(q -> q.type() == meta.type()),
            "the question " + answer.questions());
  }

  /**
   * Not SERVFAIL, for nothing is wrong with the server, and not NXDOMAIN, for the name exists.
   * NOTAUTH is for transfers only: RFC 5936 section 2.2.1.
   */
  private static Rcode[] refusals(MetaType meta) {
    List<Rcode> right =
        new ArrayList<>(List.of(Rcode.NOERROR, Rcode.FORMERR, Rcode.NOTIMP, Rcode.REFUSED));
    if (meta == MetaType.AXFR || meta == MetaType.IXFR) {
      right.add(Rcode.NOTAUTH);
    }
    return right.toArray(Rcode[]::new);
  }

  @Check(
      id = "edns/header/foreign-class",
      row = "EDNS-41",
      section = "4",
      level = SHOULD,
      rows = ForeignClass.class,
      says = "A class without data is answered, without data of another class.")
  void foreignClass(Resolver resolver, ForeignClass foreign, Findings findings) {
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().klass(foreign.klass()));

    findings.observe("answer", answer.rcode());
    assertThatAnswer(answer)
        .as("an answer without data")
        .fits(message -> message.answers().isEmpty(), "data in the answer section");
  }

  @Check(
      id = "edns/header/question-case",
      row = "EDNS-42",
      spec = "RFC 4343",
      section = "4.1",
      level = SHOULD,
      says = "The question comes back octet for octet, its letters in the case they were sent.")
  void questionCase(Resolver resolver) {
    resolver.controlBase();
    Name mixed = resolver.base().questions().get(0).name().child("cAsE-oF-lEtTeRs");

    Message answer = resolver.provoke(resolver.base().name(mixed));

    assertThatAnswer(answer)
        .as("the question %s, octet for octet", mixed)
        .fits(
            message ->
                message.questions().size() == 1
                    && message.questions().get(0).name().sameOctets(mixed),
            "the question " + answer.questions());
  }
}
