// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_PATH;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import java.nio.charset.StandardCharsets;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "After the end of a task")
final class LifeChecks {
  private static final int CAP_DAC_OVERRIDE = 1;
  private static final int PTRACE_SEIZE = 0x4206;

  @Check(
      id = "procmem/life/after-end",
      row = {"X-01", "X-02", "W-20"},
      section = "mem_rw()",
      level = SHOULD,
      rows = AfterEnd.class,
      says = "A memory file whose task has ended has nothing to read or write: 0, and no error.")
  void afterEnd(Machine machine, AfterEnd row) {
    try (Task parent = machine.spawn();
        Task target = parent.fork();
        OpenFile mem = parent.mem(target, O_RDWR)) {
      long address = target.map(target.pageSize(), PROT_READ | PROT_WRITE).address();
      machine.provoke(() -> end(parent, target, row.reaped()));

      assertThatCall(row.ask(mem, address)).as("0").returns(0);
    }
  }

  @Check(
      id = "procmem/life/still-a-file",
      row = "X-02",
      section = "mem_lseek()",
      level = SHOULD,
      says = "The file of a task that is gone still has a position and an inode, of root's.")
  void stillAFile(Machine machine) {
    try (Task parent = machine.spawn();
        Task target = parent.fork();
        OpenFile mem = parent.mem(target, O_RDONLY)) {
      target.require(Syscall.SETRESUID, 1002, 1002, 1002);
      target.require(Syscall.PRCTL, 4, 1); // PR_SET_DUMPABLE: the file is the new user's now
      machine.provoke(() -> end(parent, target, true));

      assertThatCall(mem.lseek(100, SEEK_SET)).as("100").returns(100);
      assertThat(Inode.of(mem).mode()).as("a regular file, 0600").isEqualTo(0100600);
      String path = "/proc/self/fd/" + mem.descriptor();
      assertThat(parent.open(path, O_RDONLY).returned().ok()).as("opened anew").isFalse();
    }
  }

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
      machine.provoke(() -> end(parent, target, false));

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
      machine.provoke(() -> end(parent, target, true));

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
      id = "procmem/life/next-of-the-same-id",
      row = "X-06",
      section = "mem_open()",
      level = MUST,
      exclusive = true,
      says = "The file of a task that is gone is not that of the next one with the same id.")
  void nextOfTheSameId(Machine machine) {
    try (Task parent = machine.spawn();
        Task target = parent.fork();
        OpenFile mem = parent.mem(target, O_RDWR)) {
      long pid = target.pid();
      end(parent, target, true);
      nextId(parent, pid);
      try (Task next = parent.fork()) {
        if (next.pid() != pid) {
          throw new Inconclusive("ns_last_pid: expected the same id again, got another");
        }
        Mapping page = next.map(next.pageSize(), PROT_READ | PROT_WRITE).put(0, (byte) 1);
        try (OpenFile fresh = parent.mem(next, O_RDWR)) {
          OpenFile old = machine.provoke(mem, fresh);

          assertThatCall(old.pread(page.address(), 1)).as("0, to read").returns(0);
          assertThatCall(old.pwrite(page.address(), (byte) 2)).as("0, to write").returns(0);
          assertThat(page.get(0, 1)).as("the next one's memory").containsExactly(1);
        }
      }
    }
  }

  private static void nextId(Task task, long pid) {
    try (Opening last = task.open("/proc/sys/kernel/ns_last_pid", 1)) {
      if (!last.returned().ok()) {
        throw new NotApplicable("ns_last_pid: " + last.returned());
      }
      byte[] number = Long.toString(pid - 1).getBytes(StandardCharsets.US_ASCII);
      Returned written = last.file().write(number);
      if (!written.ok()) {
        throw new NotApplicable("ns_last_pid: " + written);
      }
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
      machine.provoke(() -> end(parent, target, false));

      Returned traced = parent.call(Syscall.PTRACE, PTRACE_SEIZE, pid, 0, 0);
      Returned read = parent.call(Syscall.PROCESS_VM_READV, pid, local, 1, remote, 1, 0);

      assertThatCall(traced).as("EPERM").failsWith(Errno.EPERM);
      assertThatCall(read).as("ESRCH").failsWith(Errno.ESRCH);
    }
  }

  private static void end(Task parent, Task child, boolean reap) {
    child.exit(0);
    parent.awaitEnd(child);
    if (reap) {
      parent.await(child);
    }
  }
}
