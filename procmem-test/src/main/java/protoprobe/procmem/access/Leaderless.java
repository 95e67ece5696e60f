// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.CLONE_FILES;
import static protoprobe.procmem.wire.Flags.CLONE_FS;
import static protoprobe.procmem.wire.Flags.CLONE_SIGHAND;
import static protoprobe.procmem.wire.Flags.CLONE_THREAD;
import static protoprobe.procmem.wire.Flags.CLONE_VM;

import protoprobe.kit.check.Inconclusive;
import protoprobe.procmem.target.Task;

/**
 * A process of two threads, of which the first may have ended; what the machine's first task is.
 *
 * @param leader the thread that the process is named after
 * @param thread the other one
 */
public record Leaderless(TargetTask leader, TargetTask thread) {
  private static final int LOOKS = 100_000;

  /** With both threads. */
  public static Leaderless whole(Cast cast) {
    Task leader = cast.usher().fork();
    leader.place();
    Task thread = leader.clone(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD);
    CallerTask self = cast.asCaller(leader);
    return new Leaderless(cast.asTarget(self), cast.asTarget(cast.asCaller(thread)));
  }

  /** With the leader gone. */
  public static Leaderless in(Cast cast) {
    Leaderless process = whole(cast);
    process.endLeader(cast);
    return process;
  }

  /** Ends the leader; nothing but its state tells when it is gone. */
  public void endLeader(Cast cast) {
    leader.task().exitThread();
    for (int look = 0; look < LOOKS; look++) {
      String state = cast.usher().credentialsOf(leader.task()).status().get("State");
      if (state.startsWith("Z")) {
        return;
      }
    }
    throw new Inconclusive("exit of a leader: expected state Z, got none in " + LOOKS + " looks");
  }
}
