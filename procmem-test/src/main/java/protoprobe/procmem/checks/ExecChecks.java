// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.CLONE_VM;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Whose memory an open file is")
final class ExecChecks {
  /** Where the agent's file, which is executed, has its ELF header. */
  private static final long PROGRAM = 0x40_0000;

  private static final int F_SETFD = 2;
  private static final long NOBODY = 65534;

  @Check(
      id = "procmem/life/opened-before-exec",
      row = "X-08",
      section = "mem_open()",
      level = MUST,
      rows = AfterExec.class,
      says =
          "A file opened before its task executes a program stays with the old memory: 0 octets,"
              + " never the new program's.")
  void openedBeforeExec(Machine machine, AfterExec row) {
    try (Task reader = machine.spawn();
        Task target = machine.spawn();
        OpenFile mem = reader.mem(target, O_RDWR)) {
      long old = target.map(target.pageSize(), PROT_READ | PROT_WRITE).address();
      machine.provoke(target::exec);

      Returned returned =
          switch (row) {
            case OLD_ADDRESS -> mem.pread(old, 4).returned();
            case NEW_ADDRESS -> mem.pread(PROGRAM, 4).returned();
            case WRITE -> mem.pwrite(PROGRAM + 8, (byte) 0);
          };

      assertThatCall(returned).as("0").returns(0);
    }
  }

  @Check(
      id = "procmem/life/opened-after-exec",
      row = "X-09",
      section = "mem_open()",
      level = MUST,
      says = "A file opened after its task executed a program leads to the new memory.")
  void openedAfterExec(Machine machine) {
    try (Task reader = machine.spawn();
        Task target = machine.spawn()) {
      Mapping old = target.map(target.pageSize(), PROT_READ | PROT_WRITE);
      machine.provoke(target::exec);
      try (OpenFile mem = reader.mem(target, O_RDWR)) {
        assertThat(mem.pread(PROGRAM, 4).octets())
            .as("a program")
            .containsExactly(0x7f, 'E', 'L', 'F');
        assertThatCall(mem.pread(old.address(), 4)).as("EIO: gone").failsWith(Errno.EIO);
      }
    }
  }

  @Check(
      id = "procmem/life/memory-shared-with-another",
      row = "X-10",
      spec = "kernel/fork.c",
      section = "mmput()",
      level = MUST,
      says = "After an execution the file still reads the old memory while another task uses it.")
  void memorySharedWithAnother(Machine machine) {
    try (Task reader = machine.spawn();
        Task keeper = machine.spawn();
        Mapping page = keeper.map(keeper.pageSize(), PROT_READ | PROT_WRITE);
        Task target = keeper.clone(CLONE_VM);
        OpenFile mem = reader.mem(target, O_RDWR)) {
      page.put(0, (byte) 1, (byte) 2);
      target.exec();
      OpenFile fresh = reader.mem(target, O_RDWR);

      assertThat(machine.provoke(mem, fresh).pread(page.address(), 2).returned().raw())
          .as("2 octets of the old memory")
          .isEqualTo(2);
      assertThat(mem.pread(page.address(), 2).octets()).as("the old memory").containsExactly(1, 2);
    }
  }

  @Check(
      id = "procmem/life/own-file-over-exec",
      row = "X-11",
      section = "mem_open()",
      level = MUST,
      says =
          "A task's own memory file that is kept over an execution does not lead to the new memory.")
  void ownFileOverExec(Machine machine) {
    try (Task task = machine.spawn()) {
      OpenFile mem = task.mem(task, O_RDWR);
      task.call(Syscall.FCNTL, mem.descriptor(), F_SETFD, 0).value();
      machine.provoke(task::exec);

      assertThatCall(mem.pread(PROGRAM, 4)).as("0 octets").returns(0);
      assertThatCall(mem.pwrite(PROGRAM + 8, (byte) 0)).as("0 octets written").returns(0);
    }
  }

  @Check(
      id = "procmem/life/inherited",
      row = "X-12",
      section = "mem_open()",
      level = MUST,
      says = "A child that inherits its parent's own file reads and writes the parent's memory.")
  void inherited(Machine machine) {
    try (Task parent = machine.spawn();
        Mapping page = parent.map(parent.pageSize(), PROT_READ | PROT_WRITE).put(0, (byte) 1);
        OpenFile mem = parent.mem(parent, O_RDWR);
        Task child = parent.fork()) {
      page.put(0, (byte) 2);
      OpenFile own = child.mem(child, O_RDWR);
      OpenFile file = machine.provoke(new OpenFile(child, mem.descriptor()), own);

      assertThat(file.pread(page.address(), 1).octets()).as("the parent's").containsExactly(2);
      assertThatCall(file.pwrite(page.address(), (byte) 3)).as("1 octet written").returns(1);
      assertThat(page.get(0, 1)).as("written into the parent").containsExactly(3);
    }
  }

  @Check(
      id = "procmem/life/opened-before-privileges-went",
      row = "X-13",
      section = "mem_rw()",
      level = MUST,
      says =
          "Who opened a file with privileges reads and writes with it after giving them up, and"
              + " cannot open it again.")
  void openedBeforePrivilegesWent(Machine machine) {
    try (Task holder = machine.spawn();
        Task target = machine.spawn();
        Mapping page = target.map(target.pageSize(), PROT_READ | PROT_WRITE).put(0, (byte) 6);
        OpenFile mem = holder.mem(target, O_RDWR)) {
      String place = target.place() + "/mem";
      holder.require(Syscall.SETRESGID, NOBODY, NOBODY, NOBODY);
      machine.provoke(() -> holder.require(Syscall.SETRESUID, NOBODY, NOBODY, NOBODY));

      assertThat(mem.pread(page.address(), 1).octets()).as("read").containsExactly(6);
      assertThatCall(mem.pwrite(page.address(), (byte) 7)).as("1 octet written").returns(1);
      assertThatCall(holder.open(place, O_RDWR).returned())
          .as("EACCES, opened anew")
          .failsWith(Errno.EACCES);
    }
  }
}
