// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "The OPT record in errors")
final class ErrorAnswerChecks {
  /** In the network that local resolvers are told to refuse. */
  private static final InetAddress REFUSED_CLIENT =
      new InetSocketAddress("127.53.8.1", 0).getAddress();

  @Check(
      id = "edns/opt/in-errors",
      row = "EDNS-25",
      section = "6.1.1",
      level = MUST,
      localOnly = true,
      rows = ErrorAnswer.class,
      says = "An error carries an OPT record, too, if the query did.")
  void optInErrors(Resolver resolver, Lab lab, ErrorAnswer error) {
    Resolver asked = error == ErrorAnswer.REFUSED ? resolver.from(REFUSED_CLIENT) : resolver;
    Query query = error.in(lab);
    asked.control(query.withoutOpt()).requireRcode(error.rcode());

    Message answer = asked.provoke(query);

    assertThatAnswer(answer).as("the error with an OPT record").hasRcode(error.rcode()).hasOpt();
  }

  /**
   * A future opcode may have another message format behind the header, in which no OPT record can
   * be seen (RFC 8906 section 3.1.4), so either is right.
   */
  @Check(
      id = "edns/opt/in-not-implemented",
      row = "EDNS-25",
      section = "6.1.1",
      level = INFO,
      says = "Whether the answer to an unknown opcode carries an OPT record is noted.")
  void optInNotImplemented(Resolver resolver, Findings findings) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provokeMaybe(resolver.base().opcode(15)).orElse(null);

    findings.observe("answer", answer == null ? "silence" : answer.rcode());
    findings.observe("opt", answer != null && answer.opt().isPresent() ? "yes" : "no");
  }
}
