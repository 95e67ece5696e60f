// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a serving fault is made of and what may follow from it: written as a sentence in {@link
 * ServingFault}.
 */
record Service(
    Set<Resolution> allowed,
    String basis,
    Truth truth,
    Ask ask,
    UnaryOperator<Blueprint> zone,
    Behaviour behaviour) {

  /** RFC 8914 sections 4.23 and 4.24: No Reachable Authority, Network Error. */
  private static final int UNREACHABLE = 22;

  private static final int NETWORK = 23;

  /** In seconds; Knot Resolver keeps whatever it gets for five at least (cache.min_ttl). */
  private static final long SHORT = 6;

  /** Other, Bogus, DNSKEY Missing: of a signed zone whose server fails no key arrives either. */
  private static final Set<Integer> WEAK = Set.of(0, 6, 9);

  /** A server that tells nothing of use. */
  static Service fails(String basis, Behaviour behaviour) {
    Truth truth = new Truth(Set.of(UNREACHABLE), Set.of(NETWORK), WEAK, false);
    return of(EnumSet.of(Resolution.FAILED), basis, truth, behaviour);
  }

  /** What arrives is broken: communication failed, rather than that nobody was reached. */
  static Service garbles(String basis, Behaviour behaviour) {
    Truth truth = new Truth(Set.of(UNREACHABLE, NETWORK), Set.of(), WEAK, false);
    return of(EnumSet.of(Resolution.FAILED), basis, truth, behaviour);
  }

  static Service answers(String basis, Behaviour behaviour) {
    return of(
        EnumSet.of(Resolution.ANSWERED),
        basis,
        new Truth(Set.of(), Set.of(), Set.of(), true),
        behaviour);
  }

  /** Where the specifications leave the choice. */
  static Service either(String basis, Behaviour behaviour) {
    Truth truth = new Truth(Set.of(UNREACHABLE, NETWORK), Set.of(), WEAK, true);
    return of(EnumSet.allOf(Resolution.class), basis, truth, behaviour);
  }

  private static Service of(
      Set<Resolution> allowed, String basis, Truth truth, Behaviour behaviour) {
    return new Service(allowed, basis, truth, Ask.APEX, UnaryOperator.identity(), behaviour);
  }

  Service unsigned() {
    return made(Blueprint::unsigned);
  }

  /** Its data expire while a check waits. */
  Service shortLived() {
    return made(blueprint -> blueprint.ttl(SHORT));
  }

  private Service made(UnaryOperator<Blueprint> also) {
    UnaryOperator<Blueprint> both = blueprint -> also.apply(zone.apply(blueprint));
    return new Service(allowed, basis, truth, ask, both, behaviour);
  }

  Service asking(Ask question) {
    return new Service(allowed, basis, truth, question, zone, behaviour);
  }
}
