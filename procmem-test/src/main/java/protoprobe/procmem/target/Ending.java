// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

/** What is left of a child after its end. */
public enum Ending {
  /** It has ended, and its parent has not waited for it. */
  ZOMBIE,
  /** Its parent has waited: nothing is left. */
  REAPED;

  /** Brings that about. */
  public void of(Task parent, Task child) {
    child.exit(0);
    parent.awaitEnd(child);
    if (this == REAPED) {
      parent.await(child);
    }
  }
}
