// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;
import protoprobe.procmem.oracle.PtraceAccess.Ids;
import protoprobe.procmem.oracle.PtraceAccess.Mode;
import protoprobe.procmem.oracle.Subject.Life;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Errno;

/** What Linux decides when somebody reaches for somebody's memory. */
public final class Oracle {
  private static final int HIDE_CONTENT = 1;
  private static final int HIDE_NAMES = 2;
  private static final int ONLY_PTRACEABLE = 4;

  private final Situation situation;

  private Oracle(Situation situation) {
    this.situation = situation;
  }

  /**
   * openat(2) of {@code /proc/PID/mem}.
   *
   * @param write whether it is opened for writing
   */
  public static Decision openMem(Situation situation, boolean write) {
    Oracle oracle = new Oracle(situation);
    return oracle.path().or(() -> oracle.file(write)).orElseGet(oracle::memory);
  }

  /** process_vm_readv(2) and process_vm_writev(2): process_vm_rw_core of mm/process_vm_access.c. */
  public static Decision processVm(Situation situation) {
    Subject target = situation.target();
    if (situation.is(Branch.NO_SUCH_TASK, target.life() == Life.REAPED)) {
      return Decision.refused(Errno.ESRCH, Branch.NO_SUCH_TASK);
    }
    if (situation.is(Branch.NO_MEMORY, target.memory().isEmpty())) {
      return Decision.refused(Errno.ESRCH, Branch.NO_MEMORY);
    }
    return new Oracle(situation).access(Ids.REAL, Errno.EPERM);
  }

  /** The way to the file: the number, then the directory. */
  private Optional<Decision> path() {
    Subject target = situation.target();
    World world = situation.world();
    if (situation.is(Branch.NO_SUCH_TASK, target.life() == Life.REAPED)) {
      return Optional.of(Decision.refused(Errno.ENOENT, Branch.NO_SUCH_TASK));
    }
    boolean only = world.hidepid() == ONLY_PTRACEABLE;
    if (situation.is(Branch.HIDDEN_AT_LOOKUP, only && outOfSight())) {
      return Optional.of(Decision.refused(Errno.ENOENT, Branch.HIDDEN_AT_LOOKUP));
    }
    boolean hides = world.hidepid() == HIDE_CONTENT || world.hidepid() == HIDE_NAMES;
    if (situation.is(Branch.HIDDEN_DIRECTORY, hides && !exempt() && outOfSight())) {
      Errno errno = world.hidepid() == HIDE_CONTENT ? Errno.EPERM : Errno.ENOENT;
      return Optional.of(Decision.refused(errno, Branch.HIDDEN_DIRECTORY));
    }
    return Optional.empty();
  }

  private boolean outOfSight() {
    return new PtraceAccess(situation, Mode.READ, Ids.FS).refusal().isPresent();
  }

  /** in_group_p: the fs group id and the supplementary ones. */
  private boolean exempt() {
    Subject.Identity caller = situation.caller().identity();
    return situation.world().hidepidGroup().stream()
        .anyMatch(group -> caller.gids().fs() == group || caller.groups().contains(group));
  }

  /** The file's mode is 0600; its owner is worked out anew each time. */
  private Optional<Decision> file(boolean write) {
    if (situation.is(Branch.READ_ONLY, write && situation.world().readOnly())) {
      return Optional.of(Decision.refused(Errno.EROFS, Branch.READ_ONLY));
    }
    if (situation.is(Branch.NOT_OWNER, !owns(write))) {
      return Optional.of(Decision.refused(Errno.EACCES, Branch.NOT_OWNER));
    }
    return Optional.empty();
  }

  private boolean owns(boolean write) {
    Subject.Identity caller = situation.caller().identity();
    long uid = owner(situation.target().identity().uids().effective());
    long gid = owner(situation.target().identity().gids().effective());
    boolean mapped = caller.namespace().maps(uid) && caller.namespace().maps(gid);
    boolean override = caller.effective().contains(Capability.DAC_OVERRIDE);
    boolean search = !write && caller.effective().contains(Capability.DAC_READ_SEARCH);
    return caller.uids().fs() == uid || mapped && (override || search);
  }

  /** task_dump_owner. */
  private long owner(long effective) {
    Optional<Memory> memory = situation.target().memory();
    if (memory.isEmpty() || situation.target().life() == Life.KERNEL_THREAD) {
      return 0;
    }
    return memory.get().dumpable() == 1 ? effective : memory.get().namespace().root();
  }

  /** Up to 6.15 a file without memory was opened, and read as empty. */
  private Decision memory() {
    if (situation.is(Branch.NO_MEMORY, situation.target().memory().isEmpty())) {
      return situation.world().kernel().since(6, 16)
          ? Decision.refused(Errno.ESRCH, Branch.NO_MEMORY)
          : Decision.allowed(Branch.NO_MEMORY);
    }
    return access(Ids.FS, Errno.EACCES);
  }

  /** mm_access. */
  private Decision access(Ids ids, Errno refusal) {
    boolean own =
        situation
            .target()
            .memory()
            .map(Memory::number)
            .equals(situation.caller().memory().map(Memory::number));
    if (situation.is(Branch.OWN_MEMORY, own)) {
      return Decision.allowed(Branch.OWN_MEMORY);
    }
    return new PtraceAccess(situation, Mode.ATTACH, ids)
        .refusal()
        .map(branch -> Decision.refused(refusal, branch))
        .orElse(Decision.allowed(Branch.ALLOWED));
  }
}
