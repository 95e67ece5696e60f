// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Set;
import java.util.stream.Stream;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Section;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 4035", title = "The bits of DNSSEC: DO, AD, CD")
final class DnssecBitChecks {
  private static final Set<Integer> PROOFS = Set.of(Type.RRSIG, Type.NSEC, Type.NSEC3);

  @Check(
      id = "edns/dnssec-bits/do-copied",
      row = "EDNS-10",
      spec = "RFC 3225",
      section = "3",
      level = MUST,
      says = "A responder that knows DNSSEC copies the DO bit into its answer.")
  void doCopied(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().dnssecOk(true));

    if (answer.opt().isPresent() && !isDo(answer) && !hasProof(answer)) {
      throw new Unsupported("DNSSEC: neither DO nor a signature came back: " + answer.summary());
    }
    assertThatAnswer(answer).as("DO set").hasOpt().fits(DnssecBitChecks::isDo, "DO clear");
  }

  @Check(
      id = "edns/dnssec-bits/signatures-with-do",
      row = "EDNS-10",
      section = "3.1.1",
      level = MUST,
      localOnly = true,
      says = "Who sets DO gets the signature with the data.")
  void signaturesWithDo(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ZoneFault.VALID_NSEC);
    resolver.control(zone.query("www", Type.A)).requireAuthentic();

    Message answer = resolver.provoke(zone.query());

    assertThatAnswer(answer)
        .as("the data and their RRSIG")
        .hasRcode(Rcode.NOERROR)
        .fits(DnssecBitChecks::isDo, "DO clear")
        .fits(message -> has(message, Type.RRSIG), "no RRSIG in the answer section");
  }

  @Check(
      id = "edns/dnssec-bits/no-proof-without-do",
      row = {"EDNS-11", "EDNS-37"},
      section = "3.2.1",
      level = MUST,
      localOnly = true,
      rows = SignedAnswer.class,
      says = "Who does not set DO gets neither signatures nor proofs of absence, nor DO back.")
  void noProofWithoutDo(Resolver resolver, Lab lab, SignedAnswer signed) {
    Query query = signed.in(lab.zone(ZoneFault.VALID_NSEC));
    resolver.control(query).requireRcode(signed.rcode());

    Message answer = resolver.provoke(query.dnssecOk(false));

    assertThatAnswer(answer)
        .as("%s without RRSIG, NSEC and NSEC3, DO clear (RFC 3225 section 3)", signed.rcode())
        .hasRcode(signed.rcode())
        .fits(message -> !hasProof(message), "records of DNSSEC")
        .fits(message -> !isDo(message), "DO set");
  }

  @Check(
      id = "edns/dnssec-bits/cd-copied",
      row = "EDNS-38",
      section = "3.2.2",
      level = MUST,
      says = "A resolver that knows DNSSEC copies the CD bit into its answer.")
  void cdCopied(Resolver resolver) {
    Query query = resolver.base().dnssecOk(true);
    Message before = resolver.control(query).answer();
    if (!before.ra() || !isDo(before)) { // section 3.1.6: a mere name server should clear CD
      throw new Unsupported("DNSSEC as a resolver: without RA or DO: " + before.summary());
    }

    Message answer = resolver.provoke(query.cd(true));

    assertThatAnswer(answer).as("CD set").hasFlag(Flag.CD);
  }

  @Check(
      id = "edns/dnssec-bits/bogus-with-cd",
      row = "EDNS-38",
      section = "3.2.2",
      level = SHOULD,
      localOnly = true,
      says = "Who sets CD gets data that the resolver would reject.")
  void bogusWithCd(Resolver resolver, Lab lab) {
    Query bogus = lab.zone(ZoneFault.RRSIG_BAD_A).query();
    resolver.control(bogus).requireRcode(Rcode.SERVFAIL);

    Message answer = resolver.provoke(bogus.cd(true));

    assertThatAnswer(answer)
        .as("the data whose signature does not verify")
        .hasRcode(Rcode.NOERROR)
        .lacksFlag(Flag.AD)
        .fits(message -> has(message, Type.A), "no data");
  }

  @Check(
      id = "edns/dnssec-bits/ad-for-ad",
      row = "EDNS-39",
      spec = "RFC 6840",
      section = "5.7",
      level = SHOULD,
      says = "Who sets AD learns whether the data are authentic, without DO, too.")
  void adForAd(Resolver resolver) {
    resolver.control(resolver.base().dnssecOk(true)).requireAuthentic();
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().ad(true));

    assertThatAnswer(answer).as("AD set").hasRcode(Rcode.NOERROR).hasFlag(Flag.AD);
  }

  @Check(
      id = "edns/dnssec-bits/no-ad-unasked",
      row = "EDNS-40",
      spec = "RFC 6840",
      section = "5.8",
      level = SHOULD,
      says = "Who sets neither DO nor AD gets no AD.")
  void noAdUnasked(Resolver resolver) {
    resolver.control(resolver.base().dnssecOk(true)).requireAuthentic();

    Message answer = resolver.provoke(resolver.base());

    assertThatAnswer(answer).as("AD clear").hasRcode(Rcode.NOERROR).lacksFlag(Flag.AD);
  }

  private static boolean isDo(Message message) {
    return message.opt().map(Opt::dnssecOk).orElse(false);
  }

  private static boolean has(Message message, int type) {
    return message.answers().stream().anyMatch(rr -> rr.type() == type);
  }

  private static boolean hasProof(Message message) {
    return Stream.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)
        .flatMap(section -> message.records(section).stream())
        .map(Rr::type)
        .anyMatch(PROOFS::contains);
  }
}
