// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** How far a check goes; a local target gets all, a stranger's only what its user allowed. */
public enum Hazard {
  /** What any client may send. */
  ORDINARY,
  /** Deliberately illegal bytes: {@code --forge}. */
  FORGE,
  /** May exhaust the target: {@code --intrusive}. */
  INTRUSIVE
}
