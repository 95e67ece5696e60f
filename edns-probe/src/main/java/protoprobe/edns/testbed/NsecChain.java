// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.Name;

/** The chain of NSEC records through the names of a zone (RFC 4034 section 4). */
final class NsecChain implements Denial {
  private final NavigableMap<Name, SignedSet> links = new TreeMap<>();

  NsecChain(Map<Name, SignedSet> links) {
    this.links.putAll(links);
  }

  @Override
  public Map<Role, SignedSet> noType(Name name) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(
        Role.TYPES,
        spanning(name)); // an empty non-terminal is inside a span, RFC 4035 section 3.1.3.2
    return proof;
  }

  @Override
  public Map<Role, SignedSet> noName(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.NAME, spanning(name));
    proof.put(Role.WILDCARD, spanning(Denial.wildcard(encloser)));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> expanded(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.EXPANSION, spanning(name));
    return proof;
  }

  private SignedSet spanning(Name name) {
    return Optional.ofNullable(links.floorEntry(name))
        .map(Entry::getValue)
        .orElseGet(() -> links.lastEntry().getValue());
  }
}
