// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;

/** What stands before the file's own open(): the process id, hidepid, and permission bits. */
final class FileAccess {
  private static final int HIDEPID_NO_ACCESS = 1;
  private static final int HIDEPID_NOT_PTRACEABLE = 4;

  private final Caller caller;
  private final Target target;
  private final Surroundings around;
  private final Inquiry inquiry;
  private final Capable capable;
  private final PtraceAccess ptrace;

  FileAccess(Situation situation, Inquiry inquiry, Capable capable, PtraceAccess ptrace) {
    this.caller = situation.caller();
    this.target = situation.target();
    this.around = situation.around();
    this.inquiry = inquiry;
    this.capable = capable;
    this.ptrace = ptrace;
  }

  /** Why the file is not even opened, if it is not. */
  Optional<Ruling> refusal(Request request) {
    if (!request.throughProcfs()) {
      return Optional.empty();
    }
    boolean found = around.visible() && target.state() != Target.State.REAPED;
    if (!inquiry.ask(Branch.PID_VISIBLE, found, "" + target.state())) {
      return Optional.of(Ruling.ENOENT);
    }
    return hidden().or(() -> readOnlyFileSystem(request)).or(() -> permission(request));
  }

  /** has_pid_permissions(), from proc_pid_permission(). */
  private Optional<Ruling> hidden() {
    boolean strict = around.hidepid() == HIDEPID_NOT_PTRACEABLE;
    boolean exempt = around.hidepid() == 0 || (!strict && inExemptGroup());
    String facts = "hidepid=%d,gid=%d".formatted(around.hidepid(), around.hidepidGroup());
    if (inquiry.ask(Branch.HIDEPID_EXEMPT, exempt, facts)
        || inquiry.ask(Branch.HIDEPID_PTRACEABLE, ptrace.granted(true, false), facts)) {
      return Optional.empty();
    }
    return Optional.of(around.hidepid() == HIDEPID_NO_ACCESS ? Ruling.EPERM : Ruling.ENOENT);
  }

  private boolean inExemptGroup() {
    // without gid= it is the group of the kernel's root
    int group = around.hidepidGroup() == 0 ? around.root() : around.hidepidGroup();
    return caller.gid().fs() == group || caller.groups().contains(group);
  }

  private Optional<Ruling> readOnlyFileSystem(Request request) {
    boolean writable = around.procfs() != Surroundings.Mount.READ_ONLY_FILE_SYSTEM;
    return !request.writes()
            || inquiry.ask(Branch.FILE_SYSTEM_WRITABLE, writable, "" + around.procfs())
        ? Optional.empty()
        : Optional.of(Ruling.EROFS);
  }

  private Optional<Ruling> permission(Request request) {
    // mode 0444: everybody may read; the others are 0600 and 0400
    if (request != Request.MAPS && !bitsAllow(request)) {
      return Optional.of(Ruling.EACCES);
    }
    boolean writable = around.procfs() != Surroundings.Mount.READ_ONLY_MOUNT;
    return !request.writes() || inquiry.ask(Branch.MOUNT_WRITABLE, writable, "" + around.procfs())
        ? Optional.empty()
        : Optional.of(Ruling.EROFS);
  }

  private boolean bitsAllow(Request request) {
    Owner owner = Owner.of(target, around.root());
    boolean own = caller.uid().fs() == owner.uid();
    if (inquiry.ask(
        Branch.OWNER, own, "fsuid %d, owner %d".formatted(caller.uid().fs(), owner.uid()))) {
      return true;
    }
    return (!request.writes() && holds(Branch.READ_SEARCH, Capability.DAC_READ_SEARCH, owner))
        || holds(Branch.OVERRIDE, Capability.DAC_OVERRIDE, owner);
  }

  /** capable_wrt_inode_uidgid(). */
  private boolean holds(Branch branch, Capability capability, Owner owner) {
    UserNamespace here = caller.userns();
    boolean mapped = here.uids().maps(owner.uid()) && here.gids().maps(owner.gid());
    return inquiry.ask(Branch.OWNER_MAPPED, mapped, owner + " in " + here)
        && inquiry.ask(branch, capable.in(here, capability), "in " + here);
  }

  /**
   * task_dump_owner(), asked anew at every lookup.
   *
   * @param uid owner of the file
   * @param gid its group
   */
  private record Owner(int uid, int gid) {
    static Owner of(Target target, int root) {
      if (!target.state().hasMemory()) {
        return new Owner(root, root);
      }
      if (target.dumpable() == Target.Dumpable.USER) {
        return new Owner(target.uid().effective(), target.gid().effective());
      }
      UserNamespace memory = target.memoryUserns();
      return new Owner(memory.uids().root().orElse(root), memory.gids().root().orElse(root));
    }

    @Override
    public String toString() {
      return uid + ":" + gid;
    }
  }
}
