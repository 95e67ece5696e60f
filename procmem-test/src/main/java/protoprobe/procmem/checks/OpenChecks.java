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
import static protoprobe.procmem.wire.Flags.O_RDONLY;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Transfer;
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
}
