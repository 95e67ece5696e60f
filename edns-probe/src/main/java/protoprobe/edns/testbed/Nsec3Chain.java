// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.Name;

/**
 * The chain of NSEC3 records of a zone (RFC 5155), found by the hash that each should have, which a
 * fault may have changed in the record itself.
 */
final class Nsec3Chain implements Denial {
  private final Nsec3Hash hash;
  private final NavigableMap<Hashed, SignedSet> links = new TreeMap<>();

  Nsec3Chain(Nsec3Hash hash, Map<Hashed, SignedSet> links) {
    this.hash = hash;
    this.links.putAll(links);
  }

  @Override
  public Map<Role, SignedSet> noType(Name name) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.TYPES, spanning(name));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> noName(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.ENCLOSER, spanning(encloser));
    proof.put(Role.NAME, spanning(Denial.nextCloser(name, encloser)));
    proof.put(Role.WILDCARD, spanning(Denial.wildcard(encloser)));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> expanded(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.EXPANSION, spanning(Denial.nextCloser(name, encloser)));
    return proof;
  }

  /** RFC 5155 section 7.2.5: unlike a positive answer, it needs the closest encloser. */
  @Override
  public Map<Role, SignedSet> expandedNoType(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.super.expandedNoType(name, encloser);
    proof.put(Role.ENCLOSER, spanning(encloser));
    return proof;
  }

  private SignedSet spanning(Name name) {
    return Optional.ofNullable(links.floorEntry(hash.of(name)))
        .map(Entry::getValue)
        .orElseGet(() -> links.lastEntry().getValue());
  }
}
