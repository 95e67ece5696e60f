// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.CLONE_FILES;
import static protoprobe.procmem.wire.Flags.CLONE_FS;
import static protoprobe.procmem.wire.Flags.CLONE_SIGHAND;
import static protoprobe.procmem.wire.Flags.CLONE_THREAD;
import static protoprobe.procmem.wire.Flags.CLONE_VM;
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
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Opening a memory file")
final class OpenChecks {
  private static final String MEM = "/proc/self/mem";

  /** A file of the same folder with other content. */
  private static final String STATUS = "/proc/self/status";

  private static final long THREAD =
      CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD;

  @Check(
      id = "procmem/open/own",
      row = "O-06",
      section = "mem_open()",
      level = MUST,
      rows = AccessMode.class,
      says = "A task opens its own memory file for what it wants, and can do that then.")
  void own(Machine machine, AccessMode row) {
    try (Specimen it = Specimen.readable(machine, 1);
        Opening opening = it.task().open(machine.provoke(MEM, STATUS), row.flags())) {
      assertThatCall(opening.returned()).as("opened").succeeds();
      OpenFile mem = opening.file();

      if (row != AccessMode.WRITE) {
        assertThat(mem.pread(it.at(0), 4).octets()).as("read").containsExactly(1, 1, 1, 1);
      }
      if (row != AccessMode.READ) {
        assertThatCall(mem.pwrite(it.at(0), (byte) 5)).as("1 octet written").returns(1);
        assertThat(it.memory().get(0, 2)).as("written").containsExactly(5, 1);
      }
    }
  }

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

  @Check(
      id = "procmem/open/through-a-thread",
      row = {"O-19", "O-20"},
      section = "proc_pid_lookup()",
      level = MUST,
      rows = ThreadPath.class,
      says = "A thread's memory file leads to the memory that all of its process share.")
  void throughAThread(Machine machine, ThreadPath row) {
    try (Specimen it = Specimen.readable(machine, 1);
        Task thread = it.task().clone(THREAD)) {
      String name = machine.provoke("/mem", "/status");
      String path =
          switch (row) {
            case TASK -> thread.place() + name;
            case THREAD_SELF -> "/proc/thread-self" + name;
            case THREAD_AS_PROCESS -> thread.place().replaceFirst(".*/task", "/proc") + name;
          };
      try (Opening opening = thread.open(path, O_RDONLY)) {
        assertThatCall(opening.returned()).as("opened").succeeds();
        Transfer read = opening.file().pread(it.at(0), 2);
        assertThat(read.octets()).as("the memory's octets").containsExactly(1, 1);
      }
    }
  }

  @Check(
      id = "procmem/open/nobody",
      row = "O-21",
      section = "proc_pid_lookup()",
      level = SHOULD,
      rows = NoProcess.class,
      says = "Where there is no process there is no memory file: ENOENT.")
  void nobody(Machine machine, NoProcess row) {
    try (Task task = machine.spawn();
        Opening opening =
            task.open("/proc/" + machine.provoke(row.number(), "self") + "/mem", O_RDONLY)) {
      assertThatCall(opening.returned()).as("ENOENT").failsWith(Errno.ENOENT);
    }
  }

  @Check(
      id = "procmem/open/not-a-program",
      row = "O-15",
      spec = "fs/namei.c",
      section = "generic_permission()",
      level = MUST,
      says = "A memory file may not be executed, not even by root: EACCES.")
  void notAProgram(Machine machine) {
    try (Task task = machine.spawn()) {
      Returned may = access(task, machine.provoke(1, 4)); // X_OK, R_OK

      assertThatCall(may).as("EACCES").failsWith(Errno.EACCES);
    }
  }

  @Check(
      id = "procmem/open/may-be-read-and-written",
      row = "O-15",
      spec = "fs/namei.c",
      section = "generic_permission()",
      level = SHOULD,
      says = "Asked before, the kernel says that a task may read and write its own memory file.")
  void mayBeReadAndWritten(Machine machine) {
    try (Task task = machine.spawn()) {
      Returned may = access(task, machine.provoke(6, 7)); // R_OK | W_OK, and X_OK

      assertThatCall(may).as("0").returns(0);
    }
  }

  private static Returned access(Task task, int mode) {
    return task.call(Syscall.FACCESSAT, Flags.AT_FDCWD, task.text(MEM), mode);
  }

  private static Architecture architecture(Task task) {
    return task.agent().architecture();
  }
}
