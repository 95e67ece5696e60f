// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
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
import protoprobe.procmem.target.Ending;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "After the end of a task")
final class LifeChecks {
  /** Others in the same pid namespace may take the id first; each attempt has a new one. */
  private static final int ATTEMPTS = 50;

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
      machine.provoke(() -> row.ending().of(parent, target));

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
      machine.provoke(() -> Ending.REAPED.of(parent, target));

      assertThatCall(mem.lseek(100, SEEK_SET)).as("100").returns(100);
      assertThat(Inode.of(mem).mode()).as("a regular file, 0600").isEqualTo(0100600);
      String path = "/proc/self/fd/" + mem.descriptor();
      assertThat(parent.open(path, O_RDONLY).returned().ok()).as("opened anew").isFalse();
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
    try (Task parent = machine.spawn()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        try (Task target = parent.fork();
            OpenFile mem = parent.mem(target, O_RDWR)) {
          long pid = target.pid();
          Ending.REAPED.of(parent, target);
          nextId(parent, pid);
          try (Task next = parent.fork()) {
            if (next.pid() == pid) {
              compare(machine, parent, mem, next);
              return;
            }
          }
        }
      }
      throw new Inconclusive(
          "ns_last_pid: expected the same id again, got another, " + ATTEMPTS + " times");
    }
  }

  private static void compare(Machine machine, Task parent, OpenFile mem, Task next) {
    Mapping page = next.map(next.pageSize(), PROT_READ | PROT_WRITE).put(0, (byte) 1);
    try (OpenFile fresh = parent.mem(next, O_RDWR)) {
      OpenFile old = machine.provoke(mem, fresh);

      assertThatCall(old.pread(page.address(), 1)).as("0, to read").returns(0);
      assertThatCall(old.pwrite(page.address(), (byte) 2)).as("0, to write").returns(0);
      assertThat(page.get(0, 1)).as("the next one's memory").containsExactly(1);
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
}
