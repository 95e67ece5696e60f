// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Provocations;
import protoprobe.edns.target.Provocations.Provocation;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.ExtendedError;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 8914", title = "Where Extended DNS Errors belong")
final class EdePlacementChecks {
  /** For private use (RFC 8914 section 5.2), so that no server sends it by itself. */
  private static final int CLIENTS_CODE = 49152;

  @Check(
      id = "edns/ede/only-with-opt",
      row = "EDE-06",
      spec = "RFC 6891",
      section = "7",
      level = MUST,
      localOnly = true,
      says = "What goes wrong for a query without OPT is answered without OPT, and so without EDE.")
  void onlyWithOpt(Resolver resolver, Lab lab) {
    Resolver asker = new Provocations(resolver, lab).first().asker();

    Message answer = asker.provoke(lab.zone(ZoneFault.RRSIG_EXPIRED_A).query().withoutOpt());

    assertThatAnswer(answer).as("no OPT record in the answer to a query without one").hasNoOpt();
  }

  @Check(
      id = "edns/ede/not-cached-with-answer",
      row = "EDE-34",
      spec = "RFC 6891",
      section = "6.2.1",
      level = MUST,
      localOnly = true,
      says = "An OPT with an extended error is not cached and sent to one who asks without OPT.")
  void notCached(Resolver resolver, Lab lab) {
    Provocation error = new Provocations(resolver, lab).first();

    Message answer = error.asker().provoke(error.query().withoutOpt());

    assertThatAnswer(answer).as("no OPT record, though the one before had it").hasNoOpt();
  }

  @Check(
      id = "edns/ede/rcode-without-opt",
      row = "EDE-08",
      section = "1",
      level = SHOULD,
      localOnly = true,
      says = "A query without OPT gets the RCODE that it gets with OPT and an extended error.")
  void rcodeWithoutOpt(Resolver resolver, Lab lab) {
    Provocation error = new Provocations(resolver, lab).first();

    Message answer = error.asker().provoke(error.query().withoutOpt());

    assertThatAnswer(answer)
        .as("the RCODE that came with the extended error, without OPT")
        .hasRcode(error.answer().rcode())
        .hasNoOpt();
  }

  @Check(
      id = "edns/ede/clients-own-ignored",
      row = "EDE-07",
      section = "6",
      level = MUST,
      says = "An extended error in a query changes nothing, and is not sent back.")
  void clientsOwn(Resolver resolver) {
    resolver.controlBase().requireOpt();
    byte[] error = {(byte) (CLIENTS_CODE >> 8), (byte) CLIENTS_CODE, 'm', 'i', 'n', 'e'};

    Message answer = resolver.provoke(resolver.base().option(OptionCode.EDE, error));

    assertThatAnswer(answer)
        .as("the answer that the query gets without option 15")
        .hasRcode(Rcode.NOERROR)
        .fits(
            message -> !codes(message).contains(CLIENTS_CODE), "the client's own code comes back");
  }

  private static List<Integer> codes(Message message) {
    return message.extendedErrors().stream().map(ExtendedError::infoCode).toList();
  }

  /** What may be asked in another way without changing what is wrong. */
  enum Variant implements Row {
    OVER_TCP("It comes over TCP.", "EDE-35", Resolver::tcp, query -> query),
    DO_CLEAR("DO is clear.", "EDE-36", asker -> asker, query -> query.dnssecOk(false)),
    AD_SET("AD is set and DO clear.", "EDE-36", asker -> asker, q -> q.dnssecOk(false).ad(true)),
    TYPE_AAAA("It asks for AAAA.", "EDE-37", asker -> asker, query -> query.type(Type.AAAA)),
    TYPE_TXT("It asks for TXT.", "EDE-37", asker -> asker, query -> query.type(Type.TXT));

    private final String says;
    private final String row;
    private final UnaryOperator<Resolver> how;
    private final UnaryOperator<Query> what;

    Variant(String says, String row, UnaryOperator<Resolver> how, UnaryOperator<Query> what) {
      this.says = says;
      this.row = row;
      this.how = how;
      this.what = what;
    }

    @Override
    public String says() {
      return says;
    }

    @Override
    public String catalogueRow() {
      return row;
    }
  }

  @Check(
      id = "edns/ede/same-codes",
      row = {"EDE-11", "EDE-35", "EDE-36", "EDE-37"},
      section = "3",
      level = INFO,
      localOnly = true,
      rows = Variant.class,
      says = "Whether a query asked in another way gets the same codes, both from the cache.")
  void sameCodes(Resolver resolver, Lab lab, Variant variant, Findings findings) {
    Provocation error = new Provocations(resolver, lab).first();

    Optional<Message> usual = error.asker().provokeMaybe(error.query());
    Optional<Message> varied =
        variant.how.apply(error.asker()).provokeMaybe(variant.what.apply(error.query()));

    findings.observe("usual", new ErrorCodes(usual)).observe("varied", new ErrorCodes(varied));
  }

  /** Data and AD: RFC 4035 sections 3.2.2 and 3.2.3. */
  @Check(
      id = "edns/ede/checking-disabled",
      row = "EDE-29",
      spec = "RFC 4035",
      section = "3.2.2",
      level = SHOULD,
      localOnly = true,
      says = "With CD set, bogus data are returned, without AD and whatever extended error.")
  void checkingDisabled(Resolver resolver, Lab lab) {
    resolver.controlValidation();
    LabZone zone = lab.zone(ZoneFault.RRSIG_EXPIRED_A);
    resolver.patient().control(zone.query()).requireRcode(Rcode.SERVFAIL);

    Message answer = resolver.patient().provoke(zone.query().cd(true));

    assertThatAnswer(answer)
        .as("the data that did not validate, as CD is set")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.AD)
        .fits(message -> !message.answers().isEmpty(), "no data");
  }
}
