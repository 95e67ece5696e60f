// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.util.Locale;

/** How far a run came. */
public enum RunState {
  /** Every planned id has a result. */
  COMPLETE,
  /** A shard of a run: other records have the results of the other planned ids. */
  PART,
  /** A time limit or the end of the target cut it off. */
  INCOMPLETE,
  /** The user stopped it. */
  INTERRUPTED,
  /** The local target is not installed or not permitted here; nothing ran. */
  ABSENT,
  /** The target did not answer; nothing ran. */
  UNREACHABLE;

  /** The word used in records. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
