// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes down each question with its answer; one question can be answered the other way round, so
 * that a test shows what depends on it.
 */
final class Inquiry {
  private final Optional<Branch> negated;
  private final List<Decision.Step> steps = new ArrayList<>();

  Inquiry(Optional<Branch> negated) {
    this.negated = negated;
  }

  boolean ask(Branch branch, boolean holds, String facts) {
    boolean answer = holds != negated.filter(branch::equals).isPresent();
    steps.add(new Decision.Step(branch, answer, facts));
    return answer;
  }

  Decision rule(Ruling ruling) {
    return new Decision(ruling, List.copyOf(steps));
  }
}
