// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_PATH;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;

@Topic(spec = "fs/proc/base.c", title = "Flags with which a memory file is opened")
final class OpenFlagChecks {
  private static final String MEM = "/proc/self/mem";

  @Check(
      id = "procmem/open/refused-flag",
      row = {"O-07", "O-08", "O-10"},
      spec = "fs/open.c",
      section = "do_dentry_open()",
      level = SHOULD,
      rows = RefusedFlag.class,
      says = "Flags that a plain file without direct input and output cannot serve are refused.")
  void refusedFlag(Machine machine, RefusedFlag row) {
    try (Task task = machine.spawn();
        Opening opening = task.open(MEM, machine.provoke(row.flags(architecture(task)), 0))) {
      assertThatCall(opening.returned()).as("%s", row.errno()).failsWith(row.errno());
    }
  }

  @Check(
      id = "procmem/open/idle-flag",
      row = {"O-09", "O-11", "O-12"},
      section = "mem_open()",
      level = SHOULD,
      rows = IdleFlag.class,
      says = "Flags about creating, truncating and links change nothing.")
  void idleFlag(Machine machine, IdleFlag row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      String path = it.task().place() + machine.provoke("/mem", "/status");
      try (Opening opening = it.task().open(path, O_RDWR | row.flags(architecture(it.task())))) {
        assertThatCall(opening.returned()).as("opened").succeeds();
        assertThat(opening.file().pread(it.at(0), 2).octets())
            .as("the memory, as it was")
            .containsExactly(1, 1);
      }
    }
  }

  @Check(
      id = "procmem/open/for-path-only",
      row = "O-13",
      spec = "fs/open.c",
      section = "do_dentry_open()",
      level = SHOULD,
      says = "A memory file opened with O_PATH cannot be read: EBADF.")
  void forPathOnly(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1);
        OpenFile path = it.task().mem(it.task(), machine.provoke(O_PATH, O_RDONLY))) {
      assertThatCall(path.pread(it.at(0), 1)).as("EBADF").failsWith(Errno.EBADF);
    }
  }

  @Check(
      id = "procmem/open/temporary-beside-it",
      row = "O-14",
      spec = "fs/namei.c",
      section = "do_tmpfile()",
      level = SHOULD,
      says = "No temporary file can be made beside it.")
  void temporaryBesideIt(Machine machine) {
    try (Task task = machine.spawn()) {
      int temporary = 0x40_0000 | RefusedFlag.DIRECTORY.flags(architecture(task)); // O_TMPFILE
      int flags = machine.provoke(temporary | O_RDWR, O_RDONLY);
      try (Opening opening = task.open("/proc/self", flags)) {
        // may_open() and vfs_tmpfile() of different versions; a kernel without O_TMPFILE: EISDIR
        assertThatCall(opening.returned())
            .as("EPERM, EOPNOTSUPP, or what forbids to write into the folder")
            .failsWith(Errno.EPERM, Errno.EOPNOTSUPP, Errno.EACCES, Errno.EROFS, Errno.EISDIR);
      }
    }
  }

  @Check(
      id = "procmem/open/read-only-cannot-write",
      row = "O-06",
      spec = "fs/read_write.c",
      section = "vfs_write()",
      level = MUST,
      says = "A memory file opened to be read cannot be written: EBADF.")
  void readOnlyCannotWrite(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 1);
        OpenFile mem = it.task().mem(it.task(), machine.provoke(O_RDONLY, O_RDWR))) {
      assertThatCall(mem.pwrite(it.at(0), (byte) 9)).as("EBADF").failsWith(Errno.EBADF);
    }
  }

  @Check(
      id = "procmem/open/write-only-cannot-read",
      row = "O-06",
      spec = "fs/read_write.c",
      section = "vfs_read()",
      level = MUST,
      says = "A memory file opened to be written cannot be read: EBADF.")
  void writeOnlyCannotRead(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1);
        OpenFile mem = it.task().mem(it.task(), machine.provoke(Flags.O_WRONLY, O_RDWR))) {
      assertThatCall(mem.pread(it.at(0), 1)).as("EBADF").failsWith(Errno.EBADF);
    }
  }

  private static Architecture architecture(Task task) {
    return task.agent().architecture();
  }
}
