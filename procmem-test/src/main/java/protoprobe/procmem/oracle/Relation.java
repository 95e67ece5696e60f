// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/**
 * What the two have to do with each other.
 *
 * @param sameThreadGroup threads of one process
 * @param sameMemory they share their memory (CLONE_VM)
 * @param descendant the target descends from the caller
 * @param traced the target's tracer is in the caller's thread group
 * @param named the target named the caller, an ancestor of it, or anybody by PR_SET_PTRACER
 */
public record Relation(
    boolean sameThreadGroup,
    boolean sameMemory,
    boolean descendant,
    boolean traced,
    boolean named) {
  /** Nothing. */
  public static final Relation STRANGERS = new Relation(false, false, false, false, false);

  /** The target is a child of the caller, or a child's child. */
  public static final Relation DESCENDANT = new Relation(false, false, true, false, false);

  /** Two threads of one process; a thread's parent is its leader's, so neither descends. */
  public static final Relation THREADS = new Relation(true, true, false, false, false);

  /** Two processes that share their memory. */
  public static final Relation SHARING = new Relation(false, true, false, false, false);

  /** The caller traces the target. */
  public static final Relation TRACER = new Relation(false, false, false, true, false);

  /** The target named the caller by PR_SET_PTRACER. */
  public static final Relation NAMED = new Relation(false, false, false, false, true);
}
