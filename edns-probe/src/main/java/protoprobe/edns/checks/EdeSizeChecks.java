// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Control;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 8914", title = "Extended DNS Errors that do not fit")
final class EdeSizeChecks {
  private static final int LEAST = 512; // RFC 6891 section 6.2.3
  private static final int LARGE = 4096;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 255;

  @Check(
      id = "edns/ede/dropped-first",
      row = "EDE-09",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "Where an answer is too long for a datagram, extended errors go before anything else.")
  void droppedFirst(Resolver resolver, Lab lab) {
    Query query = tooLong(resolver, lab);

    Message answer = resolver.provoke(query.payload(LEAST));

    assertThatAnswer(answer)
        .as("at most 512 octets, all that was not an extended error kept")
        .hasRcode(Rcode.SERVFAIL)
        .hasOpt()
        .fits(message -> message.size() <= LEAST, "%d octets".formatted(answer.size()))
        .fits(message -> message.questions().size() == 1, "no question");
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
    Query query = tooLong(resolver, lab);

    Message answer = resolver.provoke(query.payload(LEAST));

    assertThatAnswer(answer)
        .as("an OPT record in at most 512 octets, as the query has one")
        .hasOpt()
        .fits(message -> message.size() <= LEAST, "%d octets".formatted(answer.size()));
  }

  @Check(
      id = "edns/ede/truncated-when-dropped",
      row = "EDE-10",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "Where extended errors were dropped because they do not fit, TC is set.")
  void truncatedWhenDropped(Resolver resolver, Lab lab) {
    Query query = tooLong(resolver, lab);

    Message answer = resolver.provoke(query.payload(LEAST));

    assertThatAnswer(answer)
        .as("TC, or an extended error that fits")
        .hasRcode(Rcode.SERVFAIL)
        .fits(message -> message.size() <= LEAST, "%d octets".formatted(answer.size()))
        .fits(message -> message.flag(Flag.TC) || !message.extendedErrors().isEmpty(), "TC clear");
  }

  /** A text that repeats the longest of names makes an answer too long, if any does. */
  private static Query tooLong(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ZoneFault.RRSIG_EXPIRED);
    Query query = Query.of(longest(zone.name()), Type.A).dnssecOk(true);
    Control control = resolver.patient().control(query.payload(LARGE)).requireEde();
    if (control.answer().size() <= LEAST) {
      throw new Unsupported(
          "an extended error that makes an answer longer than 512 octets: " + control.answer());
    }
    return query;
  }

  private static Name longest(Name zone) {
    Name name = zone;
    int left = LONGEST_NAME - name.length();
    while (left > 1) {
      String label = "x".repeat(Math.min(LONGEST_LABEL, left - 1));
      name = name.child(label);
      left = LONGEST_NAME - name.length();
    }
    return name;
  }
}
