// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/**
 * What Yama asks about two tasks.
 *
 * @param descendant the target descends from the caller
 * @param traced the target is traced by the caller's thread group
 * @param excepted the target allowed it with prctl(PR_SET_PTRACER)
 */
public record Relation(boolean descendant, boolean traced, boolean excepted) {
  /** Strangers. */
  public static final Relation NONE = new Relation(false, false, false);

  boolean any() {
    return descendant || traced || excepted;
  }
}
