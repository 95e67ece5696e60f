// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A change to the signatures of some RRsets.
 *
 * @param where which RRsets are meant
 * @param change turns the right signature into those that are published instead
 */
record SignatureRule(Predicate<Draft> where, Function<Draft, List<Draft>> change) {
  List<Draft> apply(Draft draft) {
    return where.test(draft) ? change.apply(draft) : List.of(draft);
  }
}
