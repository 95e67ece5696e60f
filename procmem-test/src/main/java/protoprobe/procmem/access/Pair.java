// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.CLONE_FILES;
import static protoprobe.procmem.wire.Flags.CLONE_FS;
import static protoprobe.procmem.wire.Flags.CLONE_SIGHAND;
import static protoprobe.procmem.wire.Flags.CLONE_THREAD;
import static protoprobe.procmem.wire.Flags.CLONE_VM;

import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Request;

/**
 * Two tasks that are more to each other than strangers.
 *
 * @param caller the one that asks
 * @param target its child, or a thread that it made
 * @param relation what they are to each other
 */
public record Pair(CallerTask caller, TargetTask target, Relation relation) {
  /** What they share. */
  public enum Kind {
    /** Two processes with one memory. */
    MEMORY(CLONE_VM, new Relation(false, true, true, false, false)),
    /** Two threads of one process. */
    PROCESS(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD, Relation.THREADS);

    private final long flags;
    private final Relation relation;

    Kind(long flags, Relation relation) {
      this.flags = flags;
      this.relation = relation;
    }

    long flags() {
      return flags;
    }

    Relation relation() {
      return relation;
    }

    /** Only a thread group's leader has a pidfd (pidfd_open(2)). */
    public boolean allows(Request request) {
      return this == MEMORY || request != Request.PIDFD_GETFD;
    }
  }
}
