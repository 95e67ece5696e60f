// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Mutations of the proofs that something does not exist. */
final class DenialFaults {
  private DenialFaults() {}

  static Blueprint noProofForName(Blueprint zone) {
    return zone.withhold(Denial.Role.ENCLOSER, Denial.Role.NAME, Denial.Role.WILDCARD);
  }

  static Blueprint noProofForType(Blueprint zone) {
    return zone.withhold(Denial.Role.TYPES);
  }

  static Blueprint noWildcardProof(Blueprint zone) {
    return zone.withhold(Denial.Role.WILDCARD);
  }

  static Blueprint noExpansionProof(Blueprint zone) {
    return zone.withhold(Denial.Role.EXPANSION);
  }

  static Blueprint unsignedNsec3(Blueprint zone) {
    return zone.signatures(
        new SignatureRule(SignatureFaults.type(Type.NSEC3), SignatureFaults.removed()));
  }

  static Blueprint spoiltNsec3Signature(Blueprint zone) {
    return zone.signatures(
        new SignatureRule(SignatureFaults.type(Type.NSEC3), SignatureFaults.spoilt()));
  }

  /**
   * The record for the apex bears a hash one too low: it still covers all it should, but matches no
   * name.
   */
  static Blueprint otherOwner(Blueprint zone) {
    return zone.chain(
        (link, hash, absent) ->
            link.matches(hash.of(new Name(absent, 1)))
                ? new ChainChange.Link(link.owner().plus(-1), link.next())
                : link);
  }

  /** The record over the absent name ends right behind its own owner, so that it covers nothing. */
  static Blueprint otherNext(Blueprint zone) {
    return zone.chain(
        (link, hash, absent) ->
            link.covers(hash.of(absent))
                ? new ChainChange.Link(link.owner(), link.owner().plus(1))
                : link);
  }
}
