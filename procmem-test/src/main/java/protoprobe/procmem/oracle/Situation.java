// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;

/**
 * Everything that a decision depends on.
 *
 * @param caller who opens
 * @param target whose memory it is
 * @param relation of the two
 * @param world the kernel and the file system
 * @param negated a question that is answered the wrong way round: how tests find out whether it
 *     matters; empty otherwise
 */
public record Situation(
    Subject caller, Subject target, Relation relation, World world, Optional<Branch> negated) {
  /** Strangers to each other. */
  public static Situation of(Subject caller, Subject target, World world) {
    return new Situation(caller, target, Relation.NONE, world, Optional.empty());
  }

  /** The same for two who know each other. */
  public Situation with(Relation other) {
    return new Situation(caller, target, other, world, negated);
  }

  /** The same with one question answered the wrong way round. */
  public Situation negating(Branch branch) {
    return new Situation(caller, target, relation, world, Optional.of(branch));
  }

  boolean is(Branch branch, boolean answer) {
    return negated.filter(branch::equals).isPresent() != answer;
  }
}
