// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.PR_GET_DUMPABLE;
import static protoprobe.procmem.wire.Flags.PR_SET_DUMPABLE;

import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/** Whether others may look into a task, as it sees and sets it itself (prctl(2)). */
public final class Dumpability {
  private Dumpability() {}

  /** PR_GET_DUMPABLE: 0, 1 or 2. */
  public static int of(Task task) {
    return Math.toIntExact(task.call(Syscall.PRCTL, PR_GET_DUMPABLE).value());
  }

  /**
   * PR_SET_DUMPABLE: 0 or 1.
   *
   * @throws protoprobe.procmem.wire.CallFailed if the kernel takes it for another number
   */
  public static void set(Task task, int value) {
    task.call(Syscall.PRCTL, PR_SET_DUMPABLE, value).value();
  }
}
