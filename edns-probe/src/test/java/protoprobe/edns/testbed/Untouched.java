// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.EnumSet;
import java.util.Set;

/** Which questions a fault, by its definition, leaves alone: their answers must validate. */
final class Untouched {
  private Untouched() {}

  static Set<Ask> by(ZoneFault fault) {
    if (fault.allowed().equals(Set.of(Validation.SECURE))) {
      return EnumSet.allOf(Ask.class);
    }
    return switch (fault) {
      // every answer with NSEC3 records rests on what is wrong
      case NSEC3_UNSIGNED, NSEC3_BAD_SIGNATURE, NSEC3_ITERATIONS_150, NSEC3_ITERATIONS_500 ->
          EnumSet.of(Ask.APEX, Ask.HOST, Ask.ALIAS, Ask.BIG);
      // the hash of the name below the wildcard may lie in the span that was cut short
      case NSEC3_BAD_NEXT -> EnumSet.complementOf(EnumSet.of(Ask.ABSENT, Ask.WILDCARD));
      case ALIAS_TO_BOGUS -> EnumSet.complementOf(EnumSet.of(Ask.ALIAS, Ask.HOST));
      default ->
          fault.verdict().elsewhereSound()
              ? EnumSet.complementOf(EnumSet.of(fault.verdict().ask()))
              : EnumSet.noneOf(Ask.class);
    };
  }
}
