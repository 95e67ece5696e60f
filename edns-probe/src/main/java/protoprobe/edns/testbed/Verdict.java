// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a fault is made of and what may follow from it: written as a sentence in the table of {@link
 * ZoneFault}.
 *
 * @param recommended what the specifications want where they allow more than one
 * @param basis the sections that decide what is allowed
 * @param elsewhereSound whether other questions to the zone validate all the same
 * @param base what the zone is before the mutation
 */
record Verdict(
    Set<Validation> allowed,
    Optional<Validation> recommended,
    String basis,
    Truth truth,
    Ask ask,
    boolean elsewhereSound,
    UnaryOperator<Blueprint> base,
    UnaryOperator<Blueprint> mutation) {

  /** Weak everywhere: code 0, Other Error, fits any failure (RFC 8914 section 4.1). */
  private static final int OTHER = 0;

  static Verdict bogus(String basis) {
    return start(Set.of(Validation.BOGUS), Optional.of(Validation.BOGUS), basis, false, OTHER);
  }

  static Verdict secure(String basis) {
    return start(Set.of(Validation.SECURE), Optional.of(Validation.SECURE), basis, true);
  }

  static Verdict insecure(String basis) {
    return start(Set.of(Validation.INSECURE), Optional.of(Validation.INSECURE), basis, true);
  }

  /** Where the specifications recommend the one and allow the other. */
  static Verdict either(String basis, Validation recommended, Validation other) {
    return start(EnumSet.of(recommended, other), Optional.of(recommended), basis, true, OTHER);
  }

  /** Where the specifications leave the choice. */
  static Verdict open(String basis, Validation one, Validation... others) {
    return start(EnumSet.of(one, others), Optional.empty(), basis, true, OTHER);
  }

  private static Verdict start(
      Set<Validation> allowed,
      Optional<Validation> recommended,
      String basis,
      boolean silenceIsRight,
      Integer... weak) {
    Truth truth = new Truth(Set.of(), Set.of(), Set.of(weak), silenceIsRight);
    UnaryOperator<Blueprint> same = UnaryOperator.identity();
    return new Verdict(allowed, recommended, basis, truth, Ask.APEX, false, same, same);
  }

  Verdict exact(int... codes) {
    return with(
        new Truth(
            plus(truth.exact(), codes), truth.generic(), truth.weak(), truth.silenceIsRight()));
  }

  Verdict generic(int... codes) {
    return with(
        new Truth(
            truth.exact(), plus(truth.generic(), codes), truth.weak(), truth.silenceIsRight()));
  }

  Verdict weak(int... codes) {
    return with(
        new Truth(
            truth.exact(), truth.generic(), plus(truth.weak(), codes), truth.silenceIsRight()));
  }

  private static Set<Integer> plus(Set<Integer> some, int... more) {
    return Stream.concat(some.stream(), IntStream.of(more).boxed())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Verdict with(Truth other) {
    return new Verdict(allowed, recommended, basis, other, ask, elsewhereSound, base, mutation);
  }

  /** The fault is met by that question only; everything else in the zone validates. */
  Verdict onlyFor(Ask question) {
    return new Verdict(allowed, recommended, basis, truth, question, true, base, mutation);
  }

  Verdict on(UnaryOperator<Blueprint> start) {
    return new Verdict(allowed, recommended, basis, truth, ask, elsewhereSound, start, mutation);
  }

  Verdict by(UnaryOperator<Blueprint> change) {
    return new Verdict(allowed, recommended, basis, truth, ask, elsewhereSound, base, change);
  }

  /** A mutation of some signatures. */
  Verdict by(SignatureRule rule) {
    return by(zone -> zone.signatures(rule));
  }

  /** A question whose answer validates all the same, if the fault leaves one. */
  Optional<Ask> soundAsk() {
    if (!elsewhereSound) {
      return Optional.empty();
    }
    return Optional.of(ask == Ask.APEX ? Ask.HOST : Ask.APEX);
  }
}
