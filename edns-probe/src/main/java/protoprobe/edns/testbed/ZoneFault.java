// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static protoprobe.edns.testbed.SignatureFaults.all;
import static protoprobe.edns.testbed.SignatureFaults.apexAddress;
import static protoprobe.edns.testbed.SignatureFaults.type;
import static protoprobe.edns.testbed.Validation.BOGUS;
import static protoprobe.edns.testbed.Validation.INSECURE;
import static protoprobe.edns.testbed.Validation.SECURE;
import static protoprobe.edns.testbed.Verdict.bogus;
import static protoprobe.edns.testbed.Verdict.either;
import static protoprobe.edns.testbed.Verdict.insecure;
import static protoprobe.edns.testbed.Verdict.open;
import static protoprobe.edns.testbed.Verdict.secure;

import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Type;
import protoprobe.edns.wire.Name;
import protoprobe.kit.check.Row;

/**
 * A zone that is sound but for one mutation, signed anew after it, and what a validating resolver
 * may make of it. The codes are INFO-CODEs of RFC 8914.
 */
public enum ZoneFault implements Row {
  VALID_NSEC("Z01", "A sound zone with a chain of NSEC records.", secure("RFC 4035 section 5")),
  VALID_NSEC3(
      "Z02",
      "A sound zone with a chain of NSEC3 records.",
      secure("RFC 5155 section 8").onlyFor(Ask.ABSENT).by(zone -> zone.nsec3(0))),
  UNSIGNED(
      "Z03",
      "A zone without DNSSEC, whose parent proves that it has no DS.",
      insecure("RFC 4035 section 5.2").by(Blueprint::unsigned)),
  NO_DS(
      "Z04",
      "A signed zone whose parent proves that it has no DS.",
      insecure("RFC 4035 section 5.2").by(DsFaults::absent)),
  OPTOUT_UNSIGNED(
      "Z05",
      "A zone without DNSSEC below a parent that opts out.",
      insecure("RFC 5155 section 8.6").by(Blueprint::unsigned)),

  DS_BAD_TAG(
      "Z06",
      "The DS names a key tag that no key of the zone has.",
      bogus("RFC 4035 section 5.2").exact(9).generic(6).by(DsFaults::otherTag)),
  DS_BAD_KEY_ALGORITHM(
      "Z07",
      "The DS names an algorithm that the key does not have.",
      bogus("RFC 4035 section 5.2").exact(9).generic(6).by(DsFaults::otherAlgorithm)),
  DS_UNASSIGNED_KEY_ALGORITHM(
      "Z08",
      "The only DS names a key algorithm that is not assigned.",
      insecure("RFC 4035 section 5.2").generic(1).weak(0).by(DsFaults::unassignedAlgorithm)),
  DS_RESERVED_KEY_ALGORITHM(
      "Z09",
      "The only DS names a key algorithm that is reserved.",
      insecure("RFC 4035 section 5.2").generic(1).weak(0).by(DsFaults::reservedAlgorithm)),
  DS_UNASSIGNED_DIGEST(
      "Z11",
      "The only DS has a digest type that is not assigned.",
      insecure("RFC 6840 section 5.2").exact(2).weak(0).by(DsFaults::unassignedDigestType)),
  DS_SHA384(
      "Z14",
      "The DS has a SHA-384 digest.",
      either("RFC 8624 section 3.3: recommended", SECURE, INSECURE).exact(2).by(DsFaults::sha384)),
  DS_BOGUS_DIGEST(
      "Z15",
      "The digest in the DS is that of something else.",
      bogus("RFC 4035 section 5.2").exact(9).generic(6).by(DsFaults::otherDigest)),
  DS_ONE_OF_TWO_GOOD(
      "Z16",
      "Of two DS records one has a wrong digest and one matches.",
      secure("RFC 4035 section 5.3.1").by(DsFaults::oneOfTwoGood)),
  DS_ONE_OF_TWO_UNSUPPORTED(
      "Z17",
      "Of two DS records one has an unassigned algorithm and one matches.",
      secure("RFC 6840 section 5.11").by(DsFaults::oneOfTwoUnsupported)),
  DS_UNSIGNED(
      "Z19",
      "The parent does not sign the DS.",
      bogus("RFC 4035 section 5.2").exact(10).generic(6).by(DsFaults::unsignedDs)),
  DS_BAD_SIGNATURE(
      "Z20",
      "The parent's signature of the DS does not verify.",
      bogus("RFC 4035 section 5.3.3").exact(6).by(DsFaults::spoiltDsSignature)),
  DS_EXPIRED_SIGNATURE(
      "Z21",
      "The parent's signature of the DS has expired.",
      bogus("RFC 4035 section 5.3.1").exact(7).generic(6).by(DsFaults::expiredDsSignature)),

  NO_DNSKEY(
      "Z24",
      "The zone has no DNSKEY although there is a DS.",
      bogus("RFC 4035 section 5.2").exact(9).generic(6).by(KeyFaults::noKeys)),
  NO_KSK(
      "Z25",
      "The key that the DS names is missing; the other key signs all.",
      bogus("RFC 4035 section 5.2").exact(9).generic(6).by(KeyFaults::noEntryKey)),
  NO_ZSK(
      "Z26",
      "The key that signs the data is missing from the DNSKEY records.",
      bogus("RFC 4035 section 5.3.1").exact(6).weak(9).by(KeyFaults::noZoneSigningKey)),
  BAD_ZSK(
      "Z28",
      "In place of the key that signs the data another key is published.",
      bogus("RFC 4035 section 5.3.3").exact(6).weak(9).by(KeyFaults::otherZoneSigningKey)),
  NO_ZONE_BIT_KSK(
      "Z29",
      "The key that the DS names is not marked as a zone key.",
      bogus("RFC 4034 sections 2.1.1 and 5.2")
          .exact(11)
          .generic(6)
          .weak(9)
          .by(KeyFaults::entryKeyWithoutZoneBit)),
  NO_ZONE_BIT_ZSK(
      "Z30",
      "The key that signs the data is not marked as a zone key.",
      bogus("RFC 4035 section 5.3.1")
          .exact(11)
          .generic(6)
          .weak(9)
          .by(KeyFaults::zoneSigningKeyWithoutZoneBit)),
  NO_ZONE_BIT_BOTH(
      "Z31",
      "No key of the zone is marked as a zone key.",
      bogus("RFC 4034 section 2.1.1").exact(11).generic(6).weak(9).by(KeyFaults::noKeyWithZoneBit)),
  REVOKED_KSK(
      "Z32",
      "The key that the DS names is marked as revoked.",
      // 5011 forbids any use of a revoked key, but binds only those who follow its trust anchors
      open("RFC 5011 section 2.1, RFC 4035 section 5.2", SECURE, BOGUS)
          .exact(9)
          .generic(6)
          .by(KeyFaults::revokedEntryKey)),
  PROTOCOL_2_KSK(
      "Z33",
      "The key that the DS names has protocol 2.",
      bogus("RFC 4034 section 2.1.2").exact(9).generic(6).by(KeyFaults::entryKeyOfOtherProtocol)),
  PROTOCOL_2_ZSK(
      "Z33",
      "The key that signs the data has protocol 2.",
      bogus("RFC 4034 section 2.1.2")
          .exact(6)
          .weak(9)
          .by(KeyFaults::zoneSigningKeyOfOtherProtocol)),

  ALGORITHM_ED25519(
      "Z42",
      "A sound zone signed with Ed25519.",
      either("RFC 8624 section 3.1: recommended", SECURE, INSECURE)
          .exact(1)
          .by(zone -> zone.algorithm(Algorithm.ED25519))),
  ALGORITHM_ED448(
      "Z43",
      "A sound zone signed with Ed448.",
      either("RFC 8624 section 3.1: recommended", SECURE, INSECURE)
          .exact(1)
          .by(zone -> zone.algorithm(Algorithm.ED448))),
  ALGORITHM_P384(
      "Z44",
      "A sound zone signed with ECDSA on P-384.",
      either("RFC 8624 section 3.1: recommended", SECURE, INSECURE)
          .exact(1)
          .by(zone -> zone.algorithm(Algorithm.ECDSAP384SHA384))),
  ALGORITHM_RSASHA512(
      "Z45",
      "A sound zone signed with RSA and SHA-512.",
      secure("RFC 8624 section 3.1").by(zone -> zone.algorithm(Algorithm.RSASHA512))),

  RRSIG_NONE(
      "Z49",
      "Nothing in the zone is signed although there are keys and a DS.",
      bogus("RFC 4035 section 5.2")
          .exact(10)
          .generic(6)
          .weak(9)
          .by(new SignatureRule(all(), SignatureFaults.removed()))),
  RRSIG_NONE_A(
      "Z50",
      "One RRset has no signature.",
      bogus("RFC 4035 section 5.5")
          .exact(10)
          .generic(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.removed()))),
  RRSIG_NONE_DNSKEY(
      "Z51",
      "The DNSKEY records have no signature.",
      bogus("RFC 4035 section 5.2")
          .exact(10)
          .generic(6)
          .weak(9)
          .by(new SignatureRule(type(Type.DNSKEY), SignatureFaults.removed()))),
  RRSIG_NONE_BY_KSK(
      "Z52",
      "The key that the DS names has not signed the DNSKEY records; another has.",
      bogus("RFC 4035 section 5.2")
          .exact(6)
          .generic(10)
          .weak(9)
          .by(KeyFaults::keysSignedByZoneSigningKey)),
  RRSIG_EXPIRED(
      "Z54",
      "Every signature has expired.",
      bogus("RFC 4035 section 5.3.1")
          .exact(7)
          .generic(6)
          .by(new SignatureRule(all(), SignatureFaults.expired()))),
  RRSIG_EXPIRED_A(
      "Z55",
      "The signature of one RRset has expired.",
      bogus("RFC 4035 section 5.3.1")
          .exact(7)
          .generic(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.expired()))),
  RRSIG_EXPIRED_DNSKEY(
      "Z56",
      "The signature of the DNSKEY records has expired.",
      bogus("RFC 4035 section 5.3.1")
          .exact(7)
          .generic(6)
          .by(new SignatureRule(type(Type.DNSKEY), SignatureFaults.expired()))),
  RRSIG_NOT_YET(
      "Z57",
      "No signature is valid yet.",
      bogus("RFC 4035 section 5.3.1")
          .exact(8)
          .generic(6)
          .by(new SignatureRule(all(), SignatureFaults.notYetValid()))),
  RRSIG_NOT_YET_A(
      "Z58",
      "The signature of one RRset is not valid yet.",
      bogus("RFC 4035 section 5.3.1")
          .exact(8)
          .generic(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.notYetValid()))),
  RRSIG_EXPIRED_BEFORE_VALID(
      "Z59",
      "Every signature expires before it becomes valid.",
      bogus("RFC 4034 section 3.1.5")
          .exact(25)
          .generic(7, 6)
          .weak(8)
          .by(new SignatureRule(all(), SignatureFaults.expiredBeforeValid()))),
  RRSIG_EXPIRED_BEFORE_VALID_A(
      "Z60",
      "The signature of one RRset expires before it becomes valid.",
      bogus("RFC 4034 section 3.1.5")
          .exact(25)
          .generic(7, 6)
          .weak(8)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.expiredBeforeValid()))),
  RRSIG_EXPIRED_AND_VALID(
      "Z62",
      "One RRset has an expired signature and a valid one.",
      either("RFC 6840 section 5.4: any valid one should do", SECURE, BOGUS)
          .exact(7)
          .generic(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.expiredAndValid()))),
  RRSIG_BAD_A(
      "Z64",
      "The signature of one RRset does not verify.",
      bogus("RFC 4035 section 5.3.3")
          .exact(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.spoilt()))),
  RRSIG_BAD_DNSKEY(
      "Z65",
      "The signature of the DNSKEY records does not verify.",
      bogus("RFC 4035 section 5.3.3")
          .exact(6)
          .by(new SignatureRule(type(Type.DNSKEY), SignatureFaults.spoilt()))),
  RRSIG_UNKNOWN_TAG(
      "Z67",
      "The signature of one RRset names a key that does not exist.",
      bogus("RFC 4035 section 5.3.1")
          .exact(6)
          .weak(9, 10)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.unknownTag()))),
  RRSIG_FOREIGN_SIGNER(
      "Z69",
      "The signature of one RRset names another zone as signer.",
      bogus("RFC 4035 section 5.3.1")
          .exact(6)
          .weak(10)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.foreignSigner()))),
  RRSIG_WRONG_TYPE(
      "Z71",
      "The signature of one RRset is for another type.",
      bogus("RFC 4035 section 5.3.1")
          .exact(10)
          .generic(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.otherTypeCovered()))),
  RRSIG_LABELS_HIGH(
      "Z72",
      "The signature of one RRset counts more labels than its name has.",
      bogus("RFC 4035 section 5.3.1")
          .exact(6)
          .weak(10)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.tooManyLabels()))),
  RRSIG_ORIGINAL_TTL(
      "Z74",
      "The original TTL of one RRset was changed after signing.",
      bogus("RFC 4035 section 5.3.2")
          .exact(6)
          .onlyFor(Ask.APEX)
          .by(new SignatureRule(apexAddress(), SignatureFaults.otherOriginalTtl()))),

  NSEC_MISSING_FOR_NAME(
      "Z76",
      "The answer that a name does not exist has no proof.",
      bogus("RFC 4035 section 5.4")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.ABSENT)
          .by(DenialFaults::noProofForName)),
  NSEC_MISSING_FOR_TYPE(
      "Z77",
      "The answer that a type does not exist has no proof.",
      bogus("RFC 4035 section 5.4")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.NO_TYPE)
          .by(DenialFaults::noProofForType)),
  NSEC_WILDCARD_MISSING(
      "Z79",
      "Nothing proves that no wildcard could have answered.",
      bogus("RFC 4035 section 5.4")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.ABSENT)
          .by(DenialFaults::noWildcardProof)),
  NSEC3_MISSING(
      "Z82",
      "A zone with NSEC3 leaves the proof out.",
      bogus("RFC 5155 section 8.4")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(DenialFaults::noProofForName)),
  NSEC3_UNSIGNED(
      "Z83",
      "The NSEC3 records have no signature.",
      bogus("RFC 5155 section 8.2")
          .exact(10)
          .generic(6)
          .weak(12)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(DenialFaults::unsignedNsec3)),
  NSEC3_BAD_SIGNATURE(
      "Z84",
      "The signatures of the NSEC3 records do not verify.",
      bogus("RFC 5155 section 8.2")
          .exact(6)
          .weak(12)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(DenialFaults::spoiltNsec3Signature)),
  NSEC3_BAD_OWNER(
      "Z85",
      "No NSEC3 record matches the closest name that exists.",
      bogus("RFC 5155 section 8.3")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(DenialFaults::otherOwner)),
  NSEC3_BAD_NEXT(
      "Z86",
      "No NSEC3 record covers the name that does not exist.",
      bogus("RFC 5155 section 8.3")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(DenialFaults::otherNext)),
  NSEC3_ITERATIONS_0(
      "Z91",
      "Names are hashed once, without further iterations.",
      secure("RFC 9276 section 3.1").onlyFor(Ask.ABSENT).by(zone -> zone.nsec3(0))),
  NSEC3_ITERATIONS_150(
      "Z91",
      "Names are hashed with 150 further iterations.",
      open("RFC 9276 section 3.2", SECURE, INSECURE, BOGUS)
          .exact(27)
          .weak(6, 12)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(zone -> zone.nsec3(150))),
  NSEC3_ITERATIONS_500(
      "Z91",
      "Names are hashed with 500 further iterations.",
      open("RFC 9276 section 3.2", SECURE, INSECURE, BOGUS)
          .exact(27)
          .weak(6, 12)
          .onlyFor(Ask.ABSENT)
          .on(zone -> zone.nsec3(0))
          .by(zone -> zone.nsec3(500))),
  WILDCARD_UNPROVEN(
      "Z94",
      "Nothing proves that only the wildcard could answer.",
      bogus("RFC 4035 section 5.3.4")
          .exact(12)
          .generic(6)
          .onlyFor(Ask.WILDCARD)
          .by(DenialFaults::noExpansionProof)),
  ALIAS_TO_BOGUS(
      "Z95",
      "An alias leads to an RRset whose signature does not verify.",
      bogus("RFC 4035 section 5.3.3")
          .exact(6)
          .onlyFor(Ask.ALIAS)
          .by(new SignatureRule(SignatureFaults.aliasTarget(), SignatureFaults.spoilt()))),
  ALIAS_TO_UNSIGNED(
      "Z96",
      "An alias leads to a zone without DNSSEC.",
      insecure("RFC 4035 section 3.2.3").onlyFor(Ask.ALIAS).by(Blueprint::aliasToUnsigned));

  private final String id;
  private final String says;
  private final Verdict verdict;

  ZoneFault(String id, String says, Verdict verdict) {
    this.id = id;
    this.says = says;
    this.verdict = verdict;
  }

  /** Its number in the catalogue of zones, such as {@code Z06}; several rows may share one. */
  @Override
  public String catalogueRow() {
    return id;
  }

  @Override
  public String says() {
    return says;
  }

  /**
   * What a validating resolver may make of it; more than one only where the specifications leave it
   * open.
   */
  public Set<Validation> allowed() {
    return verdict.allowed();
  }

  /** What it should make of it: the only thing allowed, or what the specifications recommend. */
  public Optional<Validation> recommended() {
    return verdict.recommended();
  }

  /**
   * What to ask for in a zone of that name to meet the fault, if the zone chooses no other name.
   */
  public Zone.Question question(Name zone) {
    return verdict.ask().question(zone);
  }

  /** The sections that decide {@link #allowed}. */
  public String basis() {
    return verdict.basis();
  }

  /** Which Extended DNS Errors tell the truth about it. */
  public Truth truth() {
    return verdict.truth();
  }

  Verdict verdict() {
    return verdict;
  }

  /** The zone as it should be, or with the fault. */
  Blueprint blueprint(boolean undone) {
    Blueprint sound = verdict.base().apply(new Blueprint());
    return undone ? sound : verdict.mutation().apply(sound);
  }
}
