// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.AT_FDCWD;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import protoprobe.kit.check.Check;
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
}
