// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import protoprobe.kit.check.Grade;

/**
 * Which INFO-CODEs of Extended DNS Errors tell the truth about a fault, by their definitions in RFC
 * 8914 section 4 and in the IANA registry. A code in none of the sets contradicts the fault.
 *
 * @param exact codes whose definition fits the fault, none being more specific
 * @param generic codes that are true but say less
 * @param weak codes that hold with good will only
 * @param silenceIsRight whether there is nothing to report, as the answer is right
 */
public record Truth(
    Set<Integer> exact, Set<Integer> generic, Set<Integer> weak, boolean silenceIsRight) {
  /** 13 Cached Error and 29 Synthesized tell how an answer came about, not what is wrong. */
  private static final Set<Integer> ABOUT_THE_ANSWER = Set.of(13, 29);

  public Truth {
    exact = Set.copyOf(exact);
    generic = Set.copyOf(generic);
    weak = Set.copyOf(weak);
  }

  /**
   * How well the codes of one answer describe the fault: the best of them, unless one contradicts
   * it.
   */
  public Grade grade(Collection<Integer> codes) {
    Set<Integer> said = new TreeSet<>(codes);
    said.removeAll(ABOUT_THE_ANSWER);
    if (said.isEmpty()) {
      return silenceIsRight ? Grade.EXACT : Grade.NONE;
    }
    if (said.stream().anyMatch(this::contradicts)) {
      return Grade.WRONG;
    }
    if (said.stream().anyMatch(exact::contains)) {
      return Grade.EXACT;
    }
    return said.stream().anyMatch(generic::contains) ? Grade.GENERIC : Grade.WEAK;
  }

  private boolean contradicts(int code) {
    return !exact.contains(code) && !generic.contains(code) && !weak.contains(code);
  }
}
