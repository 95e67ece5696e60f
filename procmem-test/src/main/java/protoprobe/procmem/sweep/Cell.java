// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.Optional;
import protoprobe.procmem.access.Answer;
import protoprobe.procmem.oracle.Branch;
import protoprobe.procmem.oracle.Decision;
import protoprobe.procmem.oracle.Oracle;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Ruling;
import protoprobe.procmem.oracle.Situation;

/**
 * One request in one situation, and what the kernel answered.
 *
 * @param situation what everything really was
 * @param request what was asked for
 * @param answer of the kernel
 */
public record Cell(Situation situation, Request request, Answer answer) {
  /** What the rules say. */
  public Decision decision() {
    return Oracle.decide(situation, request);
  }

  /** Whether the kernel did what the rules say. */
  public boolean agrees() {
    return agreesWith(decision().ruling());
  }

  /** Whether the kernel's answer contradicts rules with that one question answered wrongly. */
  public boolean proves(Branch branch) {
    return !agreesWith(Oracle.decideWrongly(situation, request, branch).ruling());
  }

  boolean agreesWith(Ruling ruling) {
    return answer.ruling().equals(Optional.of(ruling));
  }
}
