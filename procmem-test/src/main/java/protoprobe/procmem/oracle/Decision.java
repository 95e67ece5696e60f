// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.List;

/**
 * What the kernel answers, and why.
 *
 * @param ruling the answer
 * @param steps every question, in the order asked; the last one decided
 */
public record Decision(Ruling ruling, List<Step> steps) {
  /**
   * One question and its answer.
   *
   * @param branch the question
   * @param holds the answer
   * @param facts what it was read from
   */
  public record Step(Branch branch, boolean holds, String facts) {}

  /** The question that decided. */
  public Branch decisive() {
    return steps.get(steps.size() - 1).branch();
  }
}
