// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.target.TooLong;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 8914", title = "Extended DNS Errors that do not fit")
final class EdeSizeChecks {
  @Check(
      id = "edns/ede/dropped-first",
      row = "EDE-09",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "Where an answer is too long for a datagram, extended errors go before anything else.")
  void droppedFirst(Resolver resolver, Lab lab) {
    TooLong tooLong = TooLong.provoke(resolver, lab);

    Message answer = resolver.provoke(tooLong.query());

    assertThatAnswer(answer)
        .as("at most 512 octets, with all that was not an extended error")
        .hasRcode(tooLong.whole().rcode())
        .fits(message -> message.size() <= TooLong.LEAST, "%d octets".formatted(answer.size()))
        .fits(message -> records(message) == records(tooLong.whole()), "not all records");
  }

  /** OPT records among them. */
  private static int records(Message message) {
    return message.answers().size() + message.authorities().size() + message.additionals().size();
  }

  @Check(
      id = "edns/ede/opt-kept-when-dropped",
      row = "EDE-09",
      spec = "RFC 6891",
      section = "6.1.1",
      level = MUST,
      localOnly = true,
      says = "An answer from which an extended error was dropped keeps its OPT record.")
  void optKept(Resolver resolver, Lab lab) {
    TooLong tooLong = TooLong.provoke(resolver, lab);

    Message answer = resolver.provoke(tooLong.query());

    assertThatAnswer(answer)
        .as("an OPT record in at most 512 octets, as the query has one")
        .hasOpt()
        .fits(message -> message.size() <= TooLong.LEAST, "%d octets".formatted(answer.size()));
  }

  @Check(
      id = "edns/ede/truncated-when-dropped",
      row = "EDE-10",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "Where extended errors were dropped because they do not fit, TC is set.")
  void truncatedWhenDropped(Resolver resolver, Lab lab) {
    TooLong tooLong = TooLong.provoke(resolver, lab);

    Message answer = resolver.provoke(tooLong.query());

    assertThatAnswer(answer)
        .as("TC, or an extended error that fits")
        .fits(message -> message.size() <= TooLong.LEAST, "%d octets".formatted(answer.size()))
        .fits(message -> message.flag(Flag.TC) || !message.extendedErrors().isEmpty(), "TC clear");
  }
}
