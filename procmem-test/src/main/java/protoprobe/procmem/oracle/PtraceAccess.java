// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import static protoprobe.procmem.wire.Capability.SYS_PTRACE;

import java.util.Optional;
import java.util.Set;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.wire.Capability;

/** __ptrace_may_access of kernel/ptrace.c, question by question in its order. */
final class PtraceAccess {
  /** What is asked for: to look, or to do as a debugger does. Yama only cares for the latter. */
  enum Mode {
    READ,
    ATTACH
  }

  /** Which ids of the caller count. */
  enum Ids {
    FS,
    REAL
  }

  private final Situation situation;
  private final Mode mode;
  private final Ids ids;

  PtraceAccess(Situation situation, Mode mode, Ids ids) {
    this.situation = situation;
    this.mode = mode;
    this.ids = ids;
  }

  /** The question that is against it; empty if it is allowed. */
  Optional<Branch> refusal() {
    Subject caller = situation.caller();
    Subject target = situation.target();
    if (situation.is(Branch.SAME_GROUP, caller.group() == target.group())) {
      return Optional.empty();
    }
    UserNamespace over = target.identity().namespace();
    if (!situation.is(Branch.SAME_IDS, sameIds())
        && !situation.is(Branch.PTRACE_OVER_CREDENTIALS, tracer(over))) {
      return Optional.of(Branch.PTRACE_OVER_CREDENTIALS);
    }
    if (!situation.is(Branch.DUMPABLE, dumpable())) {
      return Optional.of(Branch.DUMPABLE);
    }
    if (!situation.is(Branch.CAPABILITIES, noStranger())) {
      return Optional.of(Branch.CAPABILITIES);
    }
    if (!situation.is(Branch.LANDLOCK, caller.landlock().contains(target.landlock()))) {
      return Optional.of(Branch.LANDLOCK);
    }
    if (mode == Mode.ATTACH && !situation.is(Branch.YAMA, yama())) {
      return Optional.of(Branch.YAMA);
    }
    return Optional.empty();
  }

  /** Before 4.5 (caaee6234d05) the real ids counted in every case. */
  private boolean sameIds() {
    Subject.Identity caller = situation.caller().identity();
    Subject.Identity target = situation.target().identity();
    boolean fs = ids == Ids.FS && situation.world().kernel().since(4, 5);
    long uid = fs ? caller.uids().fs() : caller.uids().real();
    long gid = fs ? caller.gids().fs() : caller.gids().real();
    return target.uids().threeAre(uid) && target.gids().threeAre(gid);
  }

  /**
   * Without memory the question was skipped from 4.10 on (CVE-2026-46333), and here it is: the fix
   * asks what was remembered at the task's end, which no caller can read.
   */
  private boolean dumpable() {
    Optional<Memory> memory = situation.target().memory();
    if (memory.isEmpty()) {
      return true;
    }
    boolean own = situation.world().kernel().since(4, 10);
    UserNamespace over = own ? memory.get().namespace() : situation.target().identity().namespace();
    return memory.get().dumpable() == 1 || tracer(over);
  }

  /** The effective set counts where the fs ids do, the permitted one with the real ids. */
  private boolean noStranger() {
    Subject.Identity caller = situation.caller().identity();
    Subject.Identity target = situation.target().identity();
    boolean fs = ids == Ids.FS && situation.world().kernel().since(4, 5);
    Set<Capability> own = fs ? caller.effective() : caller.permitted();
    boolean subset =
        caller.namespace() == target.namespace() && own.containsAll(target.permitted());
    return subset || tracer(target.namespace());
  }

  private boolean yama() {
    boolean tracer = tracer(situation.target().identity().namespace());
    return switch (situation.world().yama().orElse(0)) {
      case 0 -> true;
      case 1 -> situation.relation().any() || tracer;
      case 2 -> tracer;
      default -> false;
    };
  }

  private boolean tracer(UserNamespace over) {
    return Capable.over(over, situation.caller().identity(), SYS_PTRACE);
  }
}
