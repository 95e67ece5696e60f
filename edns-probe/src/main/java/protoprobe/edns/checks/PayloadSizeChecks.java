// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "UDP payload sizes")
final class PayloadSizeChecks {
  private static final int LEAST = 512;

  /** DNS flag day 2020. */
  private static final int FLAG_DAY = 1232;

  /** The largest size that RFC 9715 recommends. */
  private static final int RECOMMENDED = 1400;

  @Check(
      id = "edns/size/keys-in-512",
      row = "EDNS-13",
      section = "7",
      level = MUST,
      says = "A signed answer to a client of 512 octets fits them, and keeps its OPT record.")
  void keysIn512(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer =
        resolver.provoke(resolver.base().type(Type.DNSKEY).dnssecOk(true).payload(LEAST));

    assertThatAnswer(answer)
        .as("NOERROR in at most 512 octets, with an OPT record, truncated or not")
        .hasRcode(Rcode.NOERROR)
        .hasOpt()
        .fits(message -> message.size() <= LEAST, answer.size() + " octets");
  }

  @Check(
      id = "edns/size/truncated-with-opt",
      row = "EDNS-13",
      section = "7",
      level = MUST,
      localOnly = true,
      says = "An answer too long for the client is truncated, says so, and keeps its OPT record.")
  void truncatedWithOpt(Resolver resolver, Lab lab) {
    Query big = big(resolver, lab);

    Message answer = resolver.provoke(big.payload(LEAST));

    assertThatAnswer(answer)
        .as("TC in at most 512 octets, with an OPT record")
        .hasFlag(Flag.TC)
        .hasOpt()
        .fits(message -> message.size() <= LEAST, answer.size() + " octets");
  }

  @Check(
      id = "edns/size/below-512",
      row = "EDNS-14",
      section = "6.2.3",
      level = MUST,
      rows = SmallPayload.class,
      says = "A payload size below 512 counts as 512: what fits 512 octets is not truncated.")
  void below512(Resolver resolver, SmallPayload small) {
    Query signed = resolver.base().dnssecOk(true);
    Message whole = resolver.control(signed.payload(LEAST)).requireOpt().answer();
    if (whole.tc() || !whole.rcode().equals(Rcode.NOERROR)) {
      throw new Inconclusive("the control should fit 512 octets, but got: " + whole.summary());
    }
    resolver.controlBase();

    Message answer = resolver.provoke(signed.payload(small.octets()));

    int records = whole.answers().size();
    assertThatAnswer(answer)
        .as("the %d answer records that a client of 512 octets gets", records)
        .hasRcode(Rcode.NOERROR)
        .hasOpt()
        .lacksFlag(Flag.TC)
        .fits(message -> message.answers().size() == records, answer.answers().size() + " records");
  }

  @Check(
      id = "edns/size/below-512-limit",
      row = "EDNS-14",
      section = "6.2.3",
      level = MUST,
      localOnly = true,
      rows = SmallPayload.class,
      says = "A payload size below 512 counts as 512: more octets are not sent.")
  void below512Limit(Resolver resolver, Lab lab, SmallPayload small) {
    Query big = big(resolver, lab);

    Message answer = resolver.provoke(big.payload(small.octets()));

    assertThatAnswer(answer)
        .as("TC in at most 512 octets")
        .hasFlag(Flag.TC)
        .fits(message -> message.size() <= LEAST, answer.size() + " octets");
  }

  @Check(
      id = "edns/size/advertised",
      row = "EDNS-15",
      spec = "RFC 9715",
      section = "3.2",
      level = SHOULD,
      says = "A payload size is advertised that no network fragments: at most 1400, better 1232.")
  void advertised(Resolver resolver, Findings findings) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().payload(4096));

    int size = answer.opt().map(Opt::udpPayload).orElse(0);
    findings.observe("octets", size);
    assertThatAnswer(answer)
        .as("an OPT record that says at most 1400 octets")
        .hasOpt()
        .fits(message -> size <= RECOMMENDED, size + " octets");
    findings.grade(size <= FLAG_DAY ? Grade.EXACT : Grade.GENERIC);
  }

  @Check(
      id = "edns/size/udp-limit",
      row = "EDNS-15",
      spec = "RFC 9715",
      section = "3.1",
      level = SHOULD,
      localOnly = true,
      rows = LargePayload.class,
      says = "Whatever the client takes, no datagram is sent that networks would fragment.")
  void udpLimit(Resolver resolver, Lab lab, LargePayload large) {
    Query big = big(resolver, lab);

    Message answer = resolver.provoke(big.payload(large.octets()));

    assertThatAnswer(answer)
        .as("TC in at most 1400 octets")
        .hasFlag(Flag.TC)
        .fits(message -> message.size() <= RECOMMENDED, answer.size() + " octets");
  }

  /** A query whose answer fits no datagram, and gets through over TCP. */
  static Query big(Resolver resolver, Lab lab) {
    Query big = lab.zone(ServingFault.BIG_ANSWER).query();
    resolver.tcp().control(big).requireOpt().requireRcode(Rcode.NOERROR);
    return big;
  }
}
