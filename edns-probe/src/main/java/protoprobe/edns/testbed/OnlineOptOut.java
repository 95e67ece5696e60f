// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Denial by NSEC3 records with the opt-out flag, made for each question: unsigned delegations have
 * no record of their own, a record that covers their hash says that they may exist (RFC 5155
 * section 6).
 */
final class OnlineOptOut implements Denial {
  private final Name zone;
  private final ZoneSigner signer;
  private final Function<Name, int[]> types;
  private final Nsec3Hash hash = new Nsec3Hash(0);

  OnlineOptOut(Name zone, ZoneSigner signer, Function<Name, int[]> types) {
    this.zone = zone;
    this.signer = signer;
    this.types = types;
  }

  @Override
  public Map<Role, SignedSet> noType(Name name) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.TYPES, matching(name));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> noName(Name name, Name encloser) {
    Map<Role, SignedSet> proof = noDs(name, encloser);
    proof.put(Role.WILDCARD, around(Denial.wildcard(encloser)));
    return proof;
  }

  @Override
  public Map<Role, SignedSet> expanded(Name name, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.EXPANSION, around(Denial.nextCloser(name, encloser)));
    return proof;
  }

  /**
   * RFC 5155 section 7.2.4: the closest provable encloser, and a span over the delegation that opts
   * out.
   */
  @Override
  public Map<Role, SignedSet> noDs(Name cut, Name encloser) {
    Map<Role, SignedSet> proof = Denial.proof();
    proof.put(Role.ENCLOSER, matching(encloser));
    proof.put(Role.NAME, around(Denial.nextCloser(cut, encloser)));
    return proof;
  }

  private SignedSet matching(Name name) {
    Hashed owner = hash.of(name);
    int[] all =
        IntStream.concat(IntStream.of(types.apply(name)), IntStream.of(Type.RRSIG)).toArray();
    return link(owner, owner.plus(1), all);
  }

  private SignedSet around(Name name) {
    Hashed middle = hash.of(name);
    return link(middle.plus(-1), middle.plus(1), new int[0]);
  }

  private SignedSet link(Hashed owner, Hashed next, int[] present) {
    return signer.sign(List.of(hash.record(zone, owner, next, Nsec3Hash.OPT_OUT, present)));
  }
}
