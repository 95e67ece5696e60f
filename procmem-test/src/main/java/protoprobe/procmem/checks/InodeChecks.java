// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.AT_FDCWD;
import static protoprobe.procmem.wire.Flags.CLONE_NEWUSER;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "The memory file itself")
final class InodeChecks {
  private static final String MEM = "/proc/self/mem";
  private static final int S_IFREG = 0100000;
  private static final int PR_SET_DUMPABLE = 4;
  private static final long REAL = 1001;
  private static final long EFFECTIVE = 1002;
  private static final long OVERFLOW = 65534;

  @Check(
      id = "procmem/inode/plain-file",
      row = "O-01",
      section = "tgid_base_stuff",
      level = SHOULD,
      says = "It is a regular file with one name, for its owner to read and write, of size 0.")
  void plainFile(Machine machine) {
    try (Task task = machine.spawn()) {
      Inode inode = Inode.at(task, machine.provoke(MEM, "/proc/self/status"));

      assertThat(inode)
          .as("regular, 0600, one link, no size, no blocks")
          .isEqualTo(new Inode(S_IFREG | 0600, 1, inode.uid(), inode.gid(), 0, 0));
    }
  }

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
      machine.provoke(
          () -> {
            target.exit(0);
            parent.awaitEnd(target);
          });

      assertThat(owner(Inode.at(parent, place + "/mem"))).as("root's").isEqualTo("0:0");
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
      id = "procmem/inode/mode-is-fixed",
      row = "O-16",
      section = "proc_setattr()",
      level = SHOULD,
      says = "Its permissions cannot be changed: EPERM.")
  void modeIsFixed(Machine machine) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDWR)) {
      OpenFile file = machine.provoke(mem, Memfd.of(task, 1).file());

      Returned changed = task.call(Syscall.FCHMOD, file.descriptor(), 0644);

      assertThatCall(changed).as("EPERM").failsWith(Errno.EPERM);
      assertThat(Inode.of(mem).mode()).as("0600 as before").isEqualTo(S_IFREG | 0600);
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

  @Check(
      id = "procmem/inode/name-is-fixed",
      row = "O-17",
      spec = "fs/namei.c",
      section = "may_delete()",
      level = SHOULD,
      rows = NameChange.class,
      says = "Its name can be neither removed nor changed.")
  void nameIsFixed(Machine machine, NameChange row) {
    try (Task task = machine.spawn()) {
      long path = task.text(machine.provoke(MEM, "/proc/self/no-such-file"));
      long other = task.text("/proc/self/status");

      Returned changed =
          switch (row) {
            case UNLINK -> task.call(Syscall.UNLINKAT, AT_FDCWD, path, 0);
            case RENAME -> task.call(Syscall.RENAMEAT2, AT_FDCWD, path, AT_FDCWD, other, 0);
          };

      // the folder is 0555 for those without CAP_DAC_OVERRIDE, and may be mounted read-only
      assertThatCall(changed)
          .as("EPERM, or what forbids to write into the folder")
          .failsWith(Errno.EPERM, Errno.EACCES, Errno.EROFS);
    }
  }

  @Check(
      id = "procmem/inode/cannot-be-cut",
      row = "O-18",
      section = "proc_setattr()",
      level = SHOULD,
      rows = Cut.class,
      says = "To cut it short or make it longer succeeds and does nothing.")
  void cannotBeCut(Machine machine, Cut row) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDWR)) {
      Memfd another = Memfd.of(task, 1);
      String path = machine.provoke(MEM, another.path());
      OpenFile file = machine.provoke(mem, another.file());

      Returned cut =
          row == Cut.BY_PATH
              ? task.call(Syscall.TRUNCATE, task.text(path), 4096)
              : task.call(Syscall.FTRUNCATE, file.descriptor(), 4096);

      assertThatCall(cut).as("0").returns(0);
      assertThat(Inode.at(task, path).size()).as("of size 0 as before").isZero();
    }
  }

  @Check(
      id = "procmem/inode/no-attributes",
      row = "O-22",
      spec = "fs/xattr.c",
      section = "xattr_resolve_name()",
      level = SHOULD,
      says = "It has no extended attributes: EOPNOTSUPP.")
  void noAttributes(Machine machine) {
    try (Task task = machine.spawn()) {
      long path = task.text(machine.provoke(MEM, "/proc/self/no-such-file"));
      long into = task.room(16);

      Returned got = task.call(Syscall.GETXATTR, path, task.text("user.probe"), into, 16);

      assertThatCall(got).as("EOPNOTSUPP").failsWith(Errno.EOPNOTSUPP);
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
