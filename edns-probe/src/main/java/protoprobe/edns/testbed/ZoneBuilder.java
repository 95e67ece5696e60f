// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Turns records and a blueprint into a zone with its keys, signatures and chain. */
final class ZoneBuilder {
  private static final int CANDIDATES = 100;

  private final Name origin;
  private final Blueprint blueprint;
  private final ZoneKeys keys;
  private final ZoneSigner signer;
  private final NavigableMap<Name, Map<Integer, List<Record>>> nodes = new TreeMap<>();

  ZoneBuilder(Name origin, Blueprint blueprint, List<Record> content, Clock clock) {
    this.origin = origin;
    this.blueprint = blueprint;
    this.keys = blueprint.keys().apply(ZoneKeys.generate(origin, blueprint.algorithm()));
    this.signer = new ZoneSigner(keys, clock, blueprint.signatures());
    content.forEach(this::add);
  }

  /**
   * A name that does not exist, such that for NSEC3 one record covers it and another the wildcard.
   */
  Name absent() {
    if (blueprint.nsec3Iterations().isEmpty()) {
      return Ask.ABSENT.name(origin);
    }
    Nsec3Hash hash = new Nsec3Hash(blueprint.nsec3Iterations().getAsInt());
    NavigableSet<Hashed> ring = new TreeSet<>();
    namesWithEmptyNonTerminals().forEach(name -> ring.add(hash.of(name)));
    Hashed wildcard = covering(ring, hash.of(Denial.wildcard(origin)));
    return IntStream.range(0, CANDIDATES)
        .mapToObj(i -> Content.under("nx" + i, origin))
        .filter(name -> !covering(ring, hash.of(name)).equals(wildcard))
        .findFirst()
        .orElseThrow();
  }

  /** The last record of the ring covers what lies before the first. */
  private static Hashed covering(NavigableSet<Hashed> ring, Hashed hashed) {
    return Optional.ofNullable(ring.floor(hashed)).orElseGet(ring::last);
  }

  SignedZone build() {
    Name absent = absent();
    if (!blueprint.signed()) {
      return new SignedZone(
          origin, sets(false), Denial.None.INSTANCE, blueprint.withheld(), Delegations.NONE);
    }
    keys.published().forEach(key -> add(key.published()));
    blueprint.nsec3Iterations().ifPresent(count -> add(new Nsec3Hash(count).parameters(origin)));
    Denial denial =
        blueprint.nsec3Iterations().isPresent()
            ? nsec3(new Nsec3Hash(blueprint.nsec3Iterations().getAsInt()), absent)
            : nsec();
    return new SignedZone(origin, sets(true), denial, blueprint.withheld(), Delegations.NONE);
  }

  ZoneKeys keys() {
    return keys;
  }

  /** What the parent publishes, after the blueprint's change. */
  List<Record> ds() {
    return List.copyOf(blueprint.ds().apply(List.of(keys.entry().ds(blueprint.digestType()))));
  }

  private void add(Record record) {
    nodes
        .computeIfAbsent(record.getName(), name -> new TreeMap<>())
        .computeIfAbsent(record.getType(), type -> new ArrayList<>())
        .add(record);
  }

  private Map<Name, Map<Integer, SignedSet>> sets(boolean signed) {
    Map<Name, Map<Integer, SignedSet>> all = new HashMap<>();
    nodes.forEach(
        (name, types) -> {
          Map<Integer, SignedSet> sets = all.computeIfAbsent(name, any -> new TreeMap<>());
          types.forEach(
              (type, records) ->
                  sets.put(
                      type, signed ? signer.sign(records) : new SignedSet(records, List.of())));
        });
    return all;
  }

  private Denial nsec() {
    Map<Name, SignedSet> links = new HashMap<>();
    for (Name name : nodes.keySet()) {
      Name next = nodes.higherKey(name);
      int[] types = types(name, Type.RRSIG, Type.NSEC);
      Record link =
          new NSECRecord(name, DClass.IN, blueprint.ttl(), next == null ? origin : next, types);
      links.put(name, signer.sign(List.of(link)));
    }
    return new NsecChain(links);
  }

  private Denial nsec3(Nsec3Hash hash, Name absent) {
    NavigableMap<Hashed, Name> ring = new TreeMap<>();
    namesWithEmptyNonTerminals().forEach(name -> ring.put(hash.of(name), name));
    Map<Hashed, SignedSet> links = new HashMap<>();
    ring.forEach(
        (owner, name) -> {
          Hashed next = ring.higherKey(owner) == null ? ring.firstKey() : ring.higherKey(owner);
          ChainChange.Link link =
              blueprint.chain().apply(new ChainChange.Link(owner, next), hash, absent);
          int[] types = nodes.containsKey(name) ? types(name, Type.RRSIG) : new int[0];
          Record record = hash.record(origin, link.owner(), link.next(), 0, types);
          links.put(owner, signer.sign(List.of(record)));
        });
    return new Nsec3Chain(hash, links);
  }

  private NavigableSet<Name> namesWithEmptyNonTerminals() {
    NavigableSet<Name> all = new TreeSet<>();
    for (Name name : nodes.keySet()) {
      Stream.iterate(name, one -> one.labels() >= origin.labels(), one -> new Name(one, 1))
          .forEach(all::add);
    }
    return all;
  }

  private int[] types(Name name, int... more) {
    return IntStream.concat(
            nodes.get(name).keySet().stream().mapToInt(Integer::intValue), IntStream.of(more))
        .sorted()
        .toArray();
  }
}
