// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.CHAIN;
import static protoprobe.edns.wire.OptionCode.EXPIRE;
import static protoprobe.edns.wire.OptionCode.REPORT_CHANNEL;
import static protoprobe.edns.wire.OptionCode.ZONEVERSION;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "Options that few servers have something to say about")
final class OtherOptionChecks {
  /** What a client understands, told to the server. */
  enum Understood implements Row {
    DAU(OptionCode.DAU, new byte[] {8, 13, 15}, "DNSSEC algorithms."),
    DHU(OptionCode.DHU, new byte[] {2, 4}, "DS digests."),
    N3U(OptionCode.N3U, new byte[] {1}, "NSEC3 hashes.");

    private final int code;
    private final byte[] numbers;
    private final String says;

    Understood(int code, byte[] numbers, String says) {
      this.code = code;
      this.numbers = numbers;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  @Check(
      id = "edns/options/understood",
      row = "DAU-01",
      spec = "RFC 6975",
      section = "4.2.1, 6",
      level = MUST,
      says = "Telling what one understands changes no answer, and is not told back.",
      rows = Understood.class)
  void understood(Resolver resolver, Understood understood) {
    resolver.controlBase().requireOpt();

    Message answer =
        resolver.provoke(
            resolver.base().dnssecOk(true).option(understood.code, understood.numbers));

    assertThatAnswer(answer)
        .as("NOERROR without option %d", understood.code)
        .hasRcode(Rcode.NOERROR)
        .lacksOption(understood.code);
  }

  @Check(
      id = "edns/options/expire",
      row = "EXP-01",
      spec = "RFC 7314",
      section = "2",
      level = SHOULD,
      says = "EXPIRE is about zones as a whole: a query for addresses gets no expiry back.")
  void noExpiryOfAddresses(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().type(Type.A).option(EXPIRE));

    assertThatAnswer(answer)
        .as("NOERROR without EXPIRE to a query for A")
        .hasRcode(Rcode.NOERROR)
        .lacksOption(EXPIRE);
  }

  @Check(
      id = "edns/options/chain",
      row = "CHN-01",
      spec = "RFC 7901",
      section = "5.4",
      level = INFO,
      says = "Whether the server answers a CHAIN option with the whole chain of trust.")
  void chain(Resolver resolver, Findings findings) {
    resolver.tcp().controlBase().requireOpt();
    byte[] root = Name.ROOT.octets().toArray();

    Message answer = resolver.tcp().provoke(resolver.base().dnssecOk(true).option(CHAIN, root));

    boolean chained = answer.opt().flatMap(opt -> opt.option(CHAIN)).isPresent();
    findings.observe("reply", answer.rcode() + (chained ? " with CHAIN" : " without CHAIN"));
  }

  @Check(
      id = "edns/options/zone-version",
      row = "ZV-01",
      spec = "RFC 9660",
      section = "3.2",
      level = SHOULD,
      says = "ZONEVERSION is answered by the zone's own servers only, in their format.")
  void zoneVersion(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().option(ZONEVERSION));

    assertThatAnswer(answer)
        .as("NOERROR; a sound ZONEVERSION from the zone's server, none from a resolver")
        .hasRcode(Rcode.NOERROR);
    if (!answer.aa()) {
      assertThatAnswer(answer)
          .as("no ZONEVERSION in an answer without AA")
          .lacksOption(ZONEVERSION);
    } else if (answer.opt().flatMap(opt -> opt.option(ZONEVERSION)).isPresent()) {
      assertThatAnswer(answer).as("a sound ZONEVERSION option").hasSoundOption(ZONEVERSION);
    }
  }

  @Check(
      id = "edns/options/report-channel",
      row = "RPT-01",
      spec = "RFC 9567",
      section = "5, 6.1",
      level = MUST,
      says = "Where errors can be reported, one option says so by one whole name, not the root.")
  void reportChannel(Resolver resolver) {
    resolver.control(resolver.base().withoutOpt()).requireRcode(Rcode.NOERROR);

    Message answer = resolver.provoke(resolver.base());

    assertThatAnswer(answer).as("an answer with OPT").hasOpt();
    if (!answer.opt().orElseThrow().options(REPORT_CHANNEL).isEmpty()) {
      assertThatAnswer(answer)
          .as("one REPORT-CHANNEL option with one name")
          .hasSoundOption(REPORT_CHANNEL)
          .fits(
              seen ->
                  seen.opt().orElseThrow().option(REPORT_CHANNEL).orElseThrow().remarks().isEmpty(),
              "the agent domain is the root");
    }
  }
}
