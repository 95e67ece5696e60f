// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * A zone and how it answers: RFC 1034 section 4.3.2 with the additions of RFC 4035 section 3.1 and
 * RFC 5155 section 7.2.
 */
final class SignedZone {
  private final Name origin;
  private final Map<Name, Map<Integer, SignedSet>> nodes;
  private final Denial denial;
  private final Set<Denial.Role> withheld;
  private final Delegations delegations;

  /** The names that exist: those with records and the empty ones above them. */
  private final Set<Name> existing = new TreeSet<>();

  SignedZone(
      Name origin,
      Map<Name, Map<Integer, SignedSet>> nodes,
      Denial denial,
      Set<Denial.Role> withheld,
      Delegations delegations) {
    this.origin = origin;
    this.nodes = Map.copyOf(nodes);
    this.denial = denial;
    this.withheld = Set.copyOf(withheld);
    this.delegations = delegations;
    for (Name name : nodes.keySet()) {
      Stream.iterate(name, one -> one.labels() >= origin.labels(), one -> new Name(one, 1))
          .forEach(existing::add);
    }
  }

  Name origin() {
    return origin;
  }

  /** Every RRset with its signatures, in canonical order of names; the chain is not among them. */
  Stream<SignedSet> sets() {
    return existing.stream().flatMap(name -> nodes.getOrDefault(name, Map.of()).values().stream());
  }

  Answer answer(Name name, int type) {
    if (!name.subdomain(origin)) {
      return Answer.error(Rcode.REFUSED);
    }
    Optional<Delegations.Delegation> cut = cutAbove(name);
    if (cut.isEmpty()) {
      return within(name, type, new ArrayList<>());
    }
    return type == Type.DS && name.equals(cut.get().name()) ? ds(cut.get()) : referral(cut.get());
  }

  private Optional<Delegations.Delegation> cutAbove(Name name) {
    int deeper = name.labels() - origin.labels();
    return deeper == 0 ? Optional.empty() : delegations.find(new Name(name, deeper - 1));
  }

  /** The parent is authoritative for DS at the cut (RFC 4035 section 3.1.4.1). */
  private Answer ds(Delegations.Delegation cut) {
    return cut.ds()
        .map(ds -> Answer.data(List.of(ds), List.of()))
        .orElseGet(
            () ->
                Answer.negative(Rcode.NOERROR, List.of(), denied(denial.noDs(cut.name(), origin))));
  }

  private Answer referral(Delegations.Delegation cut) {
    List<SignedSet> authority = new ArrayList<>(List.of(cut.servers()));
    cut.ds()
        .ifPresentOrElse(
            authority::add, () -> authority.addAll(proof(denial.noDs(cut.name(), origin))));
    return Answer.referral(authority, List.of(cut.glue()));
  }

  private Answer within(Name name, int type, List<SignedSet> chain) {
    if (nodes.containsKey(name)) {
      return fromNode(name, nodes.get(name), type, chain, Denial.proof(), denial.noType(name));
    }
    if (existing.contains(name)) {
      return Answer.negative(Rcode.NOERROR, chain, denied(denial.noType(name)));
    }
    Name encloser = encloser(name);
    Name wildcard = Denial.wildcard(encloser);
    if (nodes.containsKey(wildcard)) {
      return fromNode(
          name,
          nodes.get(wildcard),
          type,
          chain,
          denial.expanded(name, encloser),
          denial.expandedNoType(name, encloser));
    }
    return Answer.negative(Rcode.NXDOMAIN, chain, denied(denial.noName(name, encloser)));
  }

  private Answer fromNode(
      Name name,
      Map<Integer, SignedSet> node,
      int type,
      List<SignedSet> chain,
      Map<Denial.Role, SignedSet> expanded,
      Map<Denial.Role, SignedSet> noType) {
    List<SignedSet> found =
        Stream.concat(found(node, type), link(name, type, noType))
            .map(set -> expand(set, name))
            .toList();
    if (found.isEmpty()) {
      return Answer.negative(Rcode.NOERROR, chain, denied(noType));
    }
    List<SignedSet> proof = proof(expanded);
    chain.addAll(found);
    if (found.get(0).type() == Type.CNAME && type != Type.CNAME && type != Type.ANY) {
      Name target = ((CNAMERecord) found.get(0).records().get(0)).getTarget();
      boolean here = target.subdomain(origin) && cutAbove(target).isEmpty() && chain.size() < 8;
      return here ? within(target, type, chain) : Answer.data(chain, proof);
    }
    return Answer.data(chain, proof);
  }

  private static Stream<SignedSet> found(Map<Integer, SignedSet> node, int type) {
    if (type == Type.ANY) {
      return node.values().stream();
    }
    if (type == Type.RRSIG) { // a client may ask for it by type, RFC 4035 section 3.1
      return node.values().stream()
          .filter(set -> !set.signatures().isEmpty())
          .map(SignedSet::signaturesAlone);
    }
    return Optional.ofNullable(node.get(type))
        .or(() -> Optional.ofNullable(node.get(Type.CNAME)))
        .stream();
  }

  /** The name's own NSEC record for those who ask for it; it is not among the nodes. */
  private static Stream<SignedSet> link(Name name, int type, Map<Denial.Role, SignedSet> noType) {
    return Optional.ofNullable(noType.get(Denial.Role.TYPES))
        .filter(set -> type == Type.NSEC && set.type() == type && set.owner().equals(name))
        .stream();
  }

  private static SignedSet expand(SignedSet set, Name name) {
    return set.owner().equals(name) ? set : set.expandedTo(name);
  }

  private Name encloser(Name name) {
    Name ancestor = new Name(name, 1);
    while (!existing.contains(ancestor)) {
      ancestor = new Name(ancestor, 1);
    }
    return ancestor;
  }

  private List<SignedSet> denied(Map<Denial.Role, SignedSet> parts) {
    List<SignedSet> authority = new ArrayList<>();
    authority.add(nodes.get(origin).get(Type.SOA));
    authority.addAll(proof(parts));
    return authority;
  }

  private List<SignedSet> proof(Map<Denial.Role, SignedSet> parts) {
    return parts.entrySet().stream()
        .filter(part -> !withheld.contains(part.getKey()))
        .map(Entry::getValue)
        .distinct()
        .toList();
  }
}
