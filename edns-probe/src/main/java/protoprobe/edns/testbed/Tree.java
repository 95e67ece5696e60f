// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A zone that delegates: the root, {@code lab.}, and {@code optout.lab.}. It is sound, and signs
 * its proofs when asked.
 */
final class Tree {
  private final Name origin;
  private final ZoneKeys keys;
  private final ZoneSigner signer;
  private final Delegations cuts = new Delegations();
  private final Map<Name, Map<Integer, SignedSet>> nodes = new TreeMap<>();
  private final SignedZone zone;

  /**
   * @param host name of its name server, which lies in it
   * @param optOut whether unsigned children have no record in its chain
   */
  Tree(Name origin, Name host, InetAddress server, boolean optOut, Clock clock) {
    this.origin = origin;
    this.keys = ZoneKeys.generate(origin, Algorithm.ECDSAP256SHA256);
    this.signer = new ZoneSigner(keys, clock, List.of());
    List<Record> records = new ArrayList<>(Content.authority(origin, host, server, Content.TTL));
    if (optOut) {
      records.add(new Nsec3Hash(0).parameters(origin));
    }
    records.forEach(record -> add(List.of(record)));
    add(keys.published().stream().<Record>map(SigningKey::published).toList());
    Function<Name, int[]> types = this::types;
    Denial denial =
        optOut ? new OnlineOptOut(origin, signer, types) : new OnlineNsec(signer, types);
    this.zone = new SignedZone(origin, nodes, denial, java.util.Set.of(), cuts);
  }

  private void add(List<Record> records) {
    SignedSet signed = signer.sign(records);
    nodes.computeIfAbsent(signed.owner(), name -> new TreeMap<>()).put(signed.type(), signed);
  }

  Name origin() {
    return origin;
  }

  SignedZone zone() {
    return zone;
  }

  SigningKey entryKey() {
    return keys.entry();
  }

  /** Publishes a child: its name server, and its DS if it has one. */
  void delegate(
      Name child, InetAddress server, List<Record> ds, Function<Draft, List<Draft>> change) {
    Optional<SignedSet> signed =
        ds.isEmpty() ? Optional.empty() : Optional.of(signer.sign(ds, change));
    cuts.add(Delegations.Delegation.of(child, server, signed));
  }

  void delegate(Tree child, InetAddress server) {
    delegate(child.origin(), server, List.of(child.entryKey().ds(DsFaults.SHA256)), List::of);
  }

  private int[] types(Name name) {
    IntStream own = nodes.getOrDefault(name, Map.of()).keySet().stream().mapToInt(type -> type);
    IntStream cut =
        cuts.find(name)
            .map(
                found ->
                    found.ds().isPresent() ? IntStream.of(Type.NS, Type.DS) : IntStream.of(Type.NS))
            .orElse(IntStream.empty());
    return IntStream.concat(own, cut).toArray();
  }
}
