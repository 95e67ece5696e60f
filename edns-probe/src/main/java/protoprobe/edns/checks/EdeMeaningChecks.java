// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Provocations;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.Truth;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.EdeCode;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 8914", title = "What single Extended DNS Errors stand for")
final class EdeMeaningChecks {
  private static final Truth PROHIBITED = truth(EdeCode.PROHIBITED);
  private static final Truth NOT_SUPPORTED = truth(EdeCode.NOT_SUPPORTED);

  private static Truth truth(EdeCode code) {
    return new Truth(Set.of(code.code()), Set.of(), Set.of(EdeCode.OTHER.code()), false);
  }

  @Check(
      id = "edns/ede/refused-client",
      row = "EDE-22",
      section = "4.19",
      level = INFO,
      localOnly = true,
      says = "How a client is refused that may not ask: the RCODE, and whether code 18 says so.")
  void refusedClient(Resolver resolver, Findings findings) {
    resolver.controlBase().requireOpt();

    Optional<Message> answer =
        resolver.from(Provocations.REFUSED_CLIENT).provokeMaybe(resolver.base().type(Type.TXT));

    if (answer.filter(seen -> seen.rcode().equals(Rcode.NOERROR)).isPresent()) {
      throw new Unsupported("refusal of clients in 127.53.8.0/24: " + answer.get());
    }
    ErrorCodes codes = new ErrorCodes(answer);
    findings.observe("rcode", answer.map(Message::rcode).map(Rcode::toString).orElse("silence"));
    findings.observe("codes", codes).grade(codes.grade(PROHIBITED));
  }

  @Check(
      id = "edns/ede/not-authoritative",
      row = "EDE-23",
      section = "4.21",
      level = SHOULD,
      says = "Whoever refuses a query because RD is clear says so with code 20.")
  void notAuthoritative(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().rd(false));

    if (!answer.rcode().equals(Rcode.REFUSED)) {
      throw new Unsupported("refusal of queries with RD clear: " + answer);
    }
    assertThatAnswer(answer)
        .as("REFUSED with code 20")
        .fits(message -> has(message, EdeCode.NOT_AUTHORITATIVE), "no code 20");
  }

  private static boolean has(Message answer, EdeCode code) {
    return ErrorCodes.of(answer).codes().contains(code.code());
  }

  /** What servers may not want to do. */
  enum Unwanted implements Row {
    OPCODE_15("Opcode 15 is not assigned.", query -> query.opcode(15)),
    TYPE_MAILB("MAILB is obsolete.", query -> query.type(Type.MAILB)),
    TYPE_MD("MD is obsolete.", query -> query.type(Type.MD));

    private final String says;
    private final UnaryOperator<Query> change;

    Unwanted(String says, UnaryOperator<Query> change) {
      this.says = says;
      this.change = change;
    }

    @Override
    public String says() {
      return says;
    }
  }

  @Check(
      id = "edns/ede/not-supported",
      row = "EDE-24",
      section = "4.22",
      level = INFO,
      rows = Unwanted.class,
      says = "How an operation or type is turned down, and whether code 21 says so.")
  void notSupported(Resolver resolver, Unwanted unwanted, Findings findings) {
    resolver.controlBase().requireOpt();

    Optional<Message> answer = resolver.provokeMaybe(unwanted.change.apply(resolver.base()));

    ErrorCodes codes = new ErrorCodes(answer);
    findings.observe("rcode", answer.map(Message::rcode).map(Rcode::toString).orElse("silence"));
    findings.observe("codes", codes);
    if (answer.filter(seen -> !seen.rcode().equals(Rcode.NOERROR)).isPresent()) {
      findings.grade(codes.grade(NOT_SUPPORTED));
    }
  }

  @Check(
      id = "edns/ede/nsec3-iterations",
      row = "EDE-39",
      spec = "RFC 9276",
      section = "3.2",
      level = SHOULD,
      localOnly = true,
      says = "Who does not validate because of too many iterations says so with code 27.")
  void iterations(Resolver resolver, Lab lab) {
    resolver.controlValidation();
    LabZone zone = lab.zone(ZoneFault.NSEC3_ITERATIONS_500);

    Message answer = resolver.patient().provoke(zone.query());

    if (zone.judge(answer).equals(Optional.of(Validation.SECURE))) {
      throw new Unsupported("a limit to iterations: with 500, the answer validates: " + answer);
    }
    assertThatAnswer(answer)
        .as("code 27 beside an answer that was not validated")
        .fits(message -> has(message, EdeCode.UNSUPPORTED_NSEC3_ITERATIONS), "no code 27");
  }
}
