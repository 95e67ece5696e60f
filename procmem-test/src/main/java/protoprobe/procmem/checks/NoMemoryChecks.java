// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_PATH;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Ending;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Reaching for what has no memory")
final class NoMemoryChecks {
  private static final int CAP_DAC_OVERRIDE = 1;
  private static final int PTRACE_SEIZE = 0x4206;

  @Check(
      id = "procmem/life/open-zombie",
      row = "X-03",
      section = "proc_mem_open()",
      level = SHOULD,
      says =
          "The memory file of a task that has ended is opened without content up to Linux 6.15, and"
              + " is ESRCH from 6.16 on.")
  void openZombie(Machine machine) {
    try (Task parent = machine.spawn();
        Task target = parent.fork()) {
      long address = target.map(target.pageSize(), PROT_READ | PROT_WRITE).address();
      String path = target.place() + "/mem";
      machine.provoke(() -> Ending.ZOMBIE.of(parent, target));

      try (Opening opening = parent.open(path, O_RDONLY)) {
        assertNoMemory(machine, parent, opening, address);
      }
    }
  }

  @Check(
      id = "procmem/life/open-kernel-thread",
      row = "X-07",
      section = "proc_mem_open()",
      level = SHOULD,
      says =
          "The memory file of a kernel thread is opened without content up to Linux 6.15, and is"
              + " ESRCH from 6.16 on.")
  void openKernelThread(Machine machine) {
    try (Task task = machine.spawn()) {
      try (Opening status = task.open("/proc/2/status", O_RDONLY)) {
        String name = status.returned().ok() ? task.readFile("/proc/2/status") : "";
        if (!name.contains("kthreadd")) {
          throw new NotApplicable("/proc/2/status: expected kthreadd, got " + status.returned());
        }
      }
      try (Opening opening =
          task.open(machine.provoke("/proc/2/mem", "/proc/self/mem"), O_RDONLY)) {
        assertNoMemory(machine, task, opening, 0x40_0000);
      }
    }
  }

  /** fs/proc/base.c, proc_mem_open(): since Linux 6.16 (65c66047259f) ESRCH, before it succeeds. */
  private static void assertNoMemory(Machine machine, Task task, Opening opening, long address) {
    if (!rootsFilesAreOpen(task) && opening.errno().filter(Errno.EACCES::equals).isPresent()) {
      return; // the file is root's, and permissions are looked at before
    }
    if (machine.kernel().since(6, 16)) {
      assertThatCall(opening.returned()).as("ESRCH from Linux 6.16 on").failsWith(Errno.ESRCH);
    } else {
      assertThatCall(opening.returned()).as("opened before Linux 6.16").succeeds();
      assertThatCall(opening.file().pread(address, 8)).as("0 octets").returns(0);
    }
  }

  private static boolean rootsFilesAreOpen(Task task) {
    if (Inode.at(task, "/proc/version").uid() != 0) {
      return false; // a user namespace without the kernel's root
    }
    long effective = task.credentials().capabilities().effective();
    return (effective >>> CAP_DAC_OVERRIDE & 1) == 1 || task.credentials().uids().fs() == 0;
  }

  @Check(
      id = "procmem/life/open-reaped",
      row = {"X-04", "X-05"},
      section = "proc_mem_open()",
      level = SHOULD,
      rows = PathToNobody.class,
      says =
          "The memory of a task that is gone cannot be opened: ENOENT by name, ESRCH by what was"
              + " opened before.")
  void openReaped(Machine machine, PathToNobody row) {
    try (Task parent = machine.spawn();
        Task target = parent.fork();
        OpenFile folder = parent.open(target.place(), O_PATH).file();
        OpenFile path = parent.mem(target, O_PATH)) {
      String name = target.place() + "/mem";
      machine.provoke(() -> Ending.REAPED.of(parent, target));

      Returned opened =
          switch (row) {
            case NAME -> parent.open(name, O_RDONLY).returned();
            case FOLDER ->
                parent.call(Syscall.OPENAT, folder.descriptor(), parent.text("mem"), O_RDONLY, 0);
            case REOPENED -> parent.open("/proc/self/fd/" + path.descriptor(), O_RDONLY).returned();
          };

      Errno expected = row == PathToNobody.NAME ? Errno.ENOENT : Errno.ESRCH;
      assertThatCall(opened).as("%s", expected).failsWith(expected);
    }
  }

  @Check(
      id = "procmem/life/zombie-by-other-ways",
      row = "X-19",
      spec = "kernel/ptrace.c",
      section = "ptrace_attach()",
      level = SHOULD,
      says =
          "A task that has ended cannot be traced (EPERM), nor read by process_vm_readv (ESRCH).")
  void zombieByOtherWays(Machine machine) {
    try (Task parent = machine.spawn();
        Task target = parent.fork()) {
      long pid = target.pid();
      long room = parent.room(8);
      long local = parent.put(Struct.of(room, 8));
      long remote = parent.put(Struct.of(0x40_0000, 8));
      parent.require(Syscall.PROCESS_VM_READV, pid, local, 1, remote, 1, 0);
      machine.provoke(() -> Ending.ZOMBIE.of(parent, target));

      Returned traced = parent.call(Syscall.PTRACE, PTRACE_SEIZE, pid, 0, 0);
      Returned read = parent.call(Syscall.PROCESS_VM_READV, pid, local, 1, remote, 1, 0);

      assertThatCall(traced).as("EPERM").failsWith(Errno.EPERM);
      assertThatCall(read).as("ESRCH").failsWith(Errno.ESRCH);
    }
  }
}
