// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.fault.Refused;

@Topic(spec = "RFC 7766", title = "TCP where a datagram is too short")
final class TcpSizeChecks {
  private static final int LEAST = 512;

  @Check(
      id = "edns/size/tcp",
      row = "EDNS-30",
      section = "5",
      level = MUST,
      says = "What is answered over UDP is answered over TCP, too.")
  void tcp(Resolver resolver) {
    resolver.controlBase();

    Message answer = overTcp(resolver, resolver.base().withoutOpt());

    assertThatAnswer(answer)
        .as("NOERROR with data over TCP")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.TC)
        .fits(message -> !message.answers().isEmpty(), "no data");
  }

  @Check(
      id = "edns/size/tcp-keys",
      row = "EDNS-31",
      spec = "RFC 6891",
      section = "6.2.3",
      level = MUST,
      says = "Over TCP a signed answer is not truncated, though the client's datagrams are short.")
  void tcpKeys(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer =
        overTcp(resolver, resolver.base().type(Type.DNSKEY).dnssecOk(true).payload(LEAST));

    assertThatAnswer(answer)
        .as("NOERROR, not truncated, with an OPT record")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.TC)
        .hasOpt();
  }

  @Check(
      id = "edns/size/tcp-whole",
      row = "EDNS-31",
      spec = "RFC 6891",
      section = "6.2.3",
      level = MUST,
      localOnly = true,
      says = "Over TCP an answer of thousands of octets is whole, whatever the payload size.")
  void tcpWhole(Resolver resolver, Lab lab) {
    Query big = PayloadSizeChecks.big(resolver, lab);

    Message answer = resolver.tcp().provoke(big.payload(LEAST));

    assertThatAnswer(answer)
        .as("more than 512 octets, not truncated, with an OPT record")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.TC)
        .hasOpt()
        .fits(message -> message.size() > LEAST, answer.size() + " octets");
  }

  /** Who answers over UDP and takes no connection breaks the requirement. */
  private static Message overTcp(Resolver resolver, Query query) {
    try {
      return resolver.tcp().provoke(query);
    } catch (Refused refused) {
      throw new AssertionError("[an answer over TCP] " + refused.getMessage(), refused);
    }
  }
}
