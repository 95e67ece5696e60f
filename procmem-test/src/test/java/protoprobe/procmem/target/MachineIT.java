// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.O_WRONLY;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SEEK_CUR;
import static protoprobe.procmem.wire.Flags.SEEK_END;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.AgentGone;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Syscall;

/** Processes, mappings and memory files as checks see them, on this machine's kernel. */
@Timeout(120)
class MachineIT {
  private static final int PAGE = 4096;

  private Machine machine;

  @BeforeEach
  void start() {
    Peers.require("unshare");
    Peers.require("ip");
    machine = Machine.at(Host.session());
  }

  @AfterEach
  void end() {
    machine.close();
  }

  @Test
  void aTaskReadsAndWritesItsOwnMemory() {
    try (Task task = machine.spawn();
        Mapping memory = task.map(PAGE, PROT_READ | PROT_WRITE).put(0, (byte) 1, (byte) 2);
        OpenFile mem = task.openMem(task, O_RDWR).file()) {
      assertThat(mem.pread(memory.address(), 2).octets()).containsExactly(1, 2);
      assertThat(mem.pwrite(memory.address() + 1, (byte) 9).value()).isEqualTo(1);
      assertThat(memory.get(0, 2)).as("what was written through the file").containsExactly(1, 9);
    }
  }

  @Test
  void aTaskReadsAnotherOnesMemory() {
    try (Task tracer = machine.spawn();
        Task target = machine.spawn();
        Mapping memory = target.map(2 * PAGE, PROT_READ | PROT_WRITE).put(PAGE - 1, (byte) 42)) {
      assertThat(memory.unmap(PAGE, PAGE).ok()).as("a hole behind the first page").isTrue();
      try (OpenFile mem = tracer.openMem(target, O_RDONLY).file()) {
        assertThat(mem.pread(memory.address() + PAGE - 1, 8).octets())
            .as("up to the hole")
            .containsExactly(42);
        assertThat(mem.pread(memory.address() + PAGE, 8).errno()).contains(Errno.EIO);
        assertThat(mem.lseek(memory.address() + PAGE - 1, SEEK_SET).ok()).isTrue();
        assertThat(mem.read(1).octets()).containsExactly(42);
        assertThat(mem.lseek(0, SEEK_CUR).value()).isEqualTo(memory.address() + PAGE);
        assertThat(mem.lseek(0, SEEK_END).errno()).contains(Errno.EINVAL);
        assertThat(mem.write((byte) 1).errno()).as("read-only").contains(Errno.EBADF);
      }
    }
  }

  @Test
  void openingHasAnErrno() {
    try (Task tracer = machine.spawn();
        Task target = machine.spawn()) {
      assertThat(tracer.open("/proc/999999/mem", O_RDONLY).errno()).contains(Errno.ENOENT);
      assertThat(tracer.open("/proc/" + target.pid(), O_WRONLY).errno()).contains(Errno.EISDIR);
    }
  }

  @Test
  void credentialsAreReadBack() {
    assumeTrue(
        machine.first().readFile("/proc/self/uid_map").contains("4294967295"),
        "a user namespace with one id has no others to change to");
    try (Task task = machine.spawn()) {
      assertThat(task.credentials().uids()).isEqualTo(machine.first().credentials().uids());
      assertThat(task.call(Syscall.SETRESGID, 7, 8, 9).value()).isZero();
      assertThat(task.credentials().gids()).isEqualTo(new Credentials.Ids(7, 8, 9, 8));
      assertThat(task.call(Syscall.SETRESUID, 1, 2, 3).value()).isZero();
      assertThat(task.credentials().uids()).isEqualTo(new Credentials.Ids(1, 2, 3, 2));
      assertThat(task.credentials().capabilities().effective()).as("lost with uid 0").isZero();
    }
  }

  @Test
  void aGrandchildIsReachedThroughItsParent() {
    try (Task child = machine.spawn();
        Task grandchild = child.fork();
        Task brother = child.fork()) {
      assertThat(grandchild.call(Syscall.GETPPID).value()).isEqualTo(child.pid());
      assertThat(brother.pid()).isNotEqualTo(grandchild.pid());
      try (OpenFile mem = grandchild.openMem(brother, O_RDONLY).file();
          Mapping memory = brother.map(PAGE, PROT_READ | PROT_WRITE).put(5, (byte) 6)) {
        assertThat(mem.pread(memory.address() + 5, 1).octets()).containsExactly(6);
      }
    }
  }

  @Test
  void execKeepsTheProcessAndReplacesItsMemory() {
    try (Task tracer = machine.spawn();
        Task target = machine.spawn();
        OpenFile before = tracer.openMem(target, O_RDONLY).file()) {
      long pid = target.pid();
      Mapping memory = target.map(PAGE, PROT_READ | PROT_WRITE);
      target.exec();

      assertThat(target.pid()).as("the same process").isEqualTo(pid);
      assertThat(before.pread(memory.address(), 1).octets()).as("the old memory: gone").isEmpty();
      try (OpenFile after = tracer.openMem(target, O_RDONLY).file()) {
        assertThat(after.pread(0x40_0000, 4).octets()).containsExactly(0x7f, 'E', 'L', 'F');
      }
    }
  }

  @Test
  void aRefusedExecLeavesTheTask() {
    try (Task task = machine.spawn()) {
      assertThat(task.call(Syscall.CHROOT, task.scratch().string("/dev")).value()).isZero();
      assertThatThrownBy(task::exec)
          .as("there is no /proc in there")
          .hasMessage("execve: expected success, got ENOENT");
      assertThat(task.call(Syscall.CLOSE, 999).errno()).contains(Errno.EBADF);
    }
  }

  @Test
  void anExitStatusIsReaped() {
    try (Task parent = machine.spawn();
        Task child = parent.fork()) {
      child.exit(3);
      assertThat(parent.await(child)).as("WEXITSTATUS is in the second octet").isEqualTo(3 << 8);
      assertThat(parent.call(Syscall.WAIT4, -1, 0, 0, 0).errno()).contains(Errno.ECHILD);
    }
  }

  @Test
  void whoWasReapedByTheCheckIsNotSignalled() {
    try (Task parent = machine.spawn();
        Task child = parent.fork()) {
      child.exit(0);
      parent.call(Syscall.WAIT4, -1, 0, 0, 0).value();
    }
    assertThat(machine.transcript().text().lines().filter(line -> line.contains(" kill(")))
        .as("only the parent, which was not reaped, is killed")
        .hasSize(1)
        .allMatch(line -> line.startsWith("[root] "));
  }

  /** A handler that writes its signal's number to the address in the code. */
  @Test
  void aSignalHandlerIsCodePutThere() {
    try (Task task = machine.spawn();
        Mapping seen = task.map(PAGE, PROT_READ | PROT_WRITE);
        Mapping code = task.code(Handlers.storing(task.agent().architecture(), seen.address()))) {
      ByteBuffer action = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
      action.putLong(code.address()); // sa_handler
      action.putLong(0x0400_0000); // sa_flags: SA_RESTORER
      action.putLong(code.address() + Handlers.RESTORER); // sa_restorer
      long address = task.scratch().put(action.array());
      task.call(Syscall.RT_SIGACTION, Flags.SIGUSR1, address, 0, 8).value();

      assertThat(task.call(Syscall.KILL, task.pid(), Flags.SIGUSR1).value()).isZero();

      assertThat(seen.get(0, 4)).as("the number of SIGUSR1").containsExactly(10, 0, 0, 0);
      task.agent().invoke(code.address(), 77);
      assertThat(seen.get(0, 4)).as("called as a function").containsExactly(77, 0, 0, 0);
    }
  }

  @Test
  void whatIsLeftOpenIsEndedWithItsParent() {
    long pid;
    try (Task parent = machine.spawn()) {
      Task forgotten = parent.fork();
      pid = forgotten.pid();
      assertThat(machine.first().open("/proc/" + pid + "/status", O_RDONLY).returned().ok())
          .isTrue();
    }
    assertThat(machine.first().open("/proc/" + pid + "/status", O_RDONLY).errno())
        .as("reaped as well")
        .contains(Errno.ENOENT);
  }

  @Test
  void aFailedCheckLeavesNoProcess() {
    int before = machine.first().kin().children().size();
    assertThatThrownBy(
            () -> {
              try (Task task = machine.spawn()) {
                task.map(PAGE, PROT_NONE).put(0, (byte) 1); // read(2) fails, but not the agent
                throw new AssertionError("the check's own");
              }
            })
        .isInstanceOfAny(AssertionError.class, AgentGone.class);
    assertThat(machine.first().kin().children()).hasSize(before);
    assertThat(machine.first().call(Syscall.WAIT4, -1, 0, 0, 0).errno()).contains(Errno.ECHILD);
  }

  @Test
  void theKernelIsTold() {
    assertThat(machine.kernel().name()).isEqualTo("Linux");
    assertThat(Architecture.ofMachine(machine.kernel().machine()))
        .contains(machine.first().agent().architecture());
  }
}
