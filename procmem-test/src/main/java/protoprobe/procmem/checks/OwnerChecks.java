// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.CLONE_NEWUSER;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Ending;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Whose the memory file is")
final class OwnerChecks {
  private static final String MEM = "/proc/self/mem";
  private static final int PR_SET_DUMPABLE = 4;
  private static final long REAL = 1001;
  private static final long EFFECTIVE = 1002;
  private static final long OVERFLOW = 65534;

  @Check(
      id = "procmem/inode/owner-is-effective",
      row = "O-02",
      section = "task_dump_owner()",
      level = MUST,
      says = "It belongs to the effective user and group of a task that may be dumped.")
  void ownerIsEffective(Machine machine) {
    try (Task observer = machine.spawn();
        Task target = machine.spawn()) {
      String place = target.place();
      target.require(Syscall.SETRESGID, REAL + 1000, EFFECTIVE + 1000, REAL + 1000);
      long effective = machine.provoke(EFFECTIVE, REAL);
      target.require(Syscall.SETRESUID, REAL, effective, REAL);
      target.require(Syscall.PRCTL, PR_SET_DUMPABLE, 1);

      Inode inode = Inode.at(observer, place + "/mem");

      assertThat(owner(inode)).as("the effective ids").isEqualTo("1002:2002");
    }
  }

  @Check(
      id = "procmem/inode/not-dumpable",
      row = "O-03",
      section = "task_dump_owner()",
      level = MUST,
      says = "It belongs to root where the task may not be dumped.")
  void notDumpable(Machine machine) {
    try (Task observer = machine.spawn();
        Task target = machine.spawn()) {
      String place = asSomebody(target);
      target.require(Syscall.PRCTL, PR_SET_DUMPABLE, machine.provoke(0, 1));

      assertThat(owner(Inode.at(observer, place + "/mem"))).as("root's").isEqualTo("0:0");
    }
  }

  @Check(
      id = "procmem/inode/zombie",
      row = "O-04",
      section = "task_dump_owner()",
      level = SHOULD,
      says = "It belongs to root where the task has ended, but was not yet waited for.")
  void zombie(Machine machine) {
    try (Task parent = machine.spawn();
        Task target = parent.fork()) {
      String place = asSomebody(target);
      target.require(Syscall.PRCTL, PR_SET_DUMPABLE, 1);
      String root = owner(Inode.at(parent, "/proc/version")); // GLOBAL_ROOT_UID, as shown in here
      machine.provoke(() -> Ending.ZOMBIE.of(parent, target));

      assertThat(owner(Inode.at(parent, place + "/mem"))).as("root's").isEqualTo(root);
    }
  }

  @Check(
      id = "procmem/inode/unmapped-owner",
      row = "O-05",
      spec = "fs/stat.c",
      section = "cp_statx()",
      level = SHOULD,
      says =
          "Its owner is shown as nobody where the user namespace of who asks has no number for it.")
  void unmappedOwner(Machine machine) {
    try (Task observer = machine.spawn();
        Task target = machine.spawn()) {
      String place = target.place();
      machine.provoke(() -> observer.require(Syscall.UNSHARE, CLONE_NEWUSER));

      assertThat(Inode.at(observer, place + "/mem").uid())
          .as("the overflow id (proc_sys_kernel(5))")
          .isEqualTo(OVERFLOW);
    }
  }

  @Check(
      id = "procmem/inode/owner-follows-the-task",
      row = "O-16",
      section = "pid_revalidate()",
      level = SHOULD,
      says = "Whoever may changes its owner without effect: it is found out again from the task.")
  void ownerFollowsTheTask(Machine machine) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDWR)) {
      Memfd another = Memfd.of(task, 1);
      Inode before = Inode.at(task, MEM);
      OpenFile file = machine.provoke(mem, another.file());

      Returned changed = task.call(Syscall.FCHOWN, file.descriptor(), before.uid(), before.gid());

      assertThatCall(changed).as("0").returns(0);
      task.call(Syscall.FCHOWN, file.descriptor(), EFFECTIVE, EFFECTIVE);
      String path = machine.provoke(MEM, another.path());
      assertThat(owner(Inode.at(task, path))).as("as before").isEqualTo(owner(before));
    }
  }

  /** Becomes another user and group; says where its folder is, for afterwards it may not look. */
  private static String asSomebody(Task target) {
    String place = target.place();
    if (target.credentials().uids().effective() != 0) {
      throw new NotApplicable("effective uid: expected 0, got another");
    }
    target.require(Syscall.SETRESGID, EFFECTIVE, EFFECTIVE, EFFECTIVE);
    target.require(Syscall.SETRESUID, EFFECTIVE, EFFECTIVE, EFFECTIVE);
    return place;
  }

  private static String owner(Inode inode) {
    return inode.uid() + ":" + inode.gid();
  }
}
