// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.xbill.DNS.DSRecord;

/**
 * A sound zone about to be built: one key signing key, one zone signing key, every RRset signed, a
 * complete chain, a DS in the parent. A mutation changes one of these choices <em>before</em>
 * anything is signed, so that all that depends on it is made anew and only the one rule is broken.
 */
final class Blueprint {
  private Algorithm algorithm = Algorithm.ECDSAP256SHA256;
  private boolean signed = true;
  private OptionalInt nsec3Iterations = OptionalInt.empty();
  private UnaryOperator<ZoneKeys> keys = UnaryOperator.identity();
  private UnaryOperator<List<DSRecord>> ds = UnaryOperator.identity();
  private Function<Draft, List<Draft>> dsSignature = List::of;
  private ChainChange chain = ChainChange.NONE;
  private final List<SignatureRule> signatures = new ArrayList<>();
  private final Set<Denial.Role> withheld = EnumSet.noneOf(Denial.Role.class);
  private boolean aliasToUnsigned;
  private long ttl = Content.TTL;
  private int digestType = DsFaults.SHA256;

  Blueprint algorithm(Algorithm other) {
    algorithm = other;
    return this;
  }

  /** No keys, no signatures, no chain, no DS. */
  Blueprint unsigned() {
    signed = false;
    return ds(records -> List.of());
  }

  Blueprint nsec3(int iterations) {
    nsec3Iterations = OptionalInt.of(iterations);
    return this;
  }

  Blueprint keys(UnaryOperator<ZoneKeys> change) {
    keys = change;
    return this;
  }

  Blueprint ds(UnaryOperator<List<DSRecord>> change) {
    ds = change;
    return this;
  }

  /** Changes the parent's signature of the DS records. */
  Blueprint dsSignature(Function<Draft, List<Draft>> change) {
    dsSignature = change;
    return this;
  }

  /** Changes records of the chain before they are signed. */
  Blueprint chain(ChainChange change) {
    chain = change;
    return this;
  }

  Blueprint signatures(SignatureRule rule) {
    signatures.add(rule);
    return this;
  }

  /** Leaves a part out of negative answers, although the zone has it. */
  Blueprint withhold(Denial.Role... roles) {
    withheld.addAll(List.of(roles));
    return this;
  }

  /** Lets {@code alias} point to an unsigned zone instead of a host of its own. */
  Blueprint aliasToUnsigned() {
    aliasToUnsigned = true;
    return this;
  }

  /** Of the DS record (RFC 4034 section 5.1.3). */
  Blueprint digestType(int number) {
    digestType = number;
    return this;
  }

  /** Of every record but keys and chain; and of negative answers. */
  Blueprint ttl(long seconds) {
    ttl = seconds;
    return this;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  boolean signed() {
    return signed;
  }

  OptionalInt nsec3Iterations() {
    return nsec3Iterations;
  }

  UnaryOperator<ZoneKeys> keys() {
    return keys;
  }

  UnaryOperator<List<DSRecord>> ds() {
    return ds;
  }

  Function<Draft, List<Draft>> dsSignature() {
    return dsSignature;
  }

  ChainChange chain() {
    return chain;
  }

  List<SignatureRule> signatures() {
    return signatures;
  }

  Set<Denial.Role> withheld() {
    return withheld;
  }

  int digestType() {
    return digestType;
  }

  long ttl() {
    return ttl;
  }

  boolean hasAliasToUnsigned() {
    return aliasToUnsigned;
  }
}
