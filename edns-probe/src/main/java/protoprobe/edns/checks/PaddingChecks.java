// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.PADDING;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Arrays;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

/** What can be seen without encryption; how padded answers look needs an encrypted transport. */
@Topic(spec = "RFC 7830", title = "Padding")
final class PaddingChecks {
  private static final int SMALLEST = 512;

  /** The transports that hide nothing. */
  enum Clear implements Row {
    UDP("Over UDP."),
    TCP("Over TCP.");

    private final String says;

    Clear(String says) {
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }

    Resolver of(Resolver resolver) {
      return this == TCP ? resolver.tcp() : resolver;
    }
  }

  @Check(
      id = "edns/padding/not-in-clear",
      row = "PAD-05",
      section = "6",
      level = SHOULD,
      says = "Where nothing is encrypted the server does not pad, though the query is padded.",
      rows = Clear.class)
  void notInClear(Resolver resolver, Clear clear) {
    Resolver here = clear.of(resolver);
    here.controlBase().requireOpt();

    Message answer = here.provoke(here.base().option(PADDING, new byte[16]));

    assertThatAnswer(answer)
        .as("no PADDING option in an answer in the clear")
        .hasRcode(Rcode.NOERROR)
        .lacksOption(PADDING);
  }

  @Check(
      id = "edns/padding/within-payload-size",
      row = "PAD-06",
      section = "4",
      level = MUST,
      says = "Padding does not make an answer longer than the client's UDP payload size.")
  void withinPayloadSize(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer =
        resolver.provoke(resolver.base().payload(SMALLEST).option(PADDING, new byte[16]));

    assertThatAnswer(answer)
        .as("at most %d octets", SMALLEST)
        .hasRcode(Rcode.NOERROR)
        .fits(seen -> seen.size() <= SMALLEST, answer.size() + " octets");
  }

  @Check(
      id = "edns/padding/not-zero",
      row = "PAD-07",
      section = "3",
      level = MUST,
      says = "A query whose padding is not zero is answered like any other.")
  void acceptsOctetsOtherThanZero(Resolver resolver) {
    resolver.controlBase();
    byte[] ones = new byte[16];
    Arrays.fill(ones, (byte) 0xFF);

    Message answer = resolver.provoke(resolver.base().option(PADDING, ones));

    assertThatAnswer(answer)
        .as("NOERROR with OPT to a query padded with 0xff")
        .hasRcode(Rcode.NOERROR)
        .hasOpt();
  }
}
