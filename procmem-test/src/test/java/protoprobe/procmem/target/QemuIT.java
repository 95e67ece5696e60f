// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Syscall;

/** The agent for aarch64, run by an emulator, in a pid namespace of its own and for a minute. */
@Timeout(120)
class QemuIT {
  private Machine machine;

  @BeforeEach
  void start() {
    String qemu = Peers.require("qemu-aarch64").toString();
    machine = Machine.at(Host.session(Architecture.AARCH64, "timeout", "-k", "5", "60", qemu));
  }

  @AfterEach
  void end() {
    machine.close();
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(machine.kernel().machine()).isEqualTo("aarch64");
    assertThat(machine.first().call(Syscall.CLOSE, 999).errno()).contains(Errno.EBADF);
  }

  @Test
  void itForksAndTheChildForks() {
    try (Task child = machine.spawn();
        Task grandchild = child.fork()) {
      assertThat(child.pid()).isNotEqualTo(machine.first().pid());
      assertThat(grandchild.call(Syscall.GETPPID).value()).isEqualTo(child.pid());
    }
  }

  /** An emulator that knows no CLONE_VM without CLONE_THREAD says so, and the parent goes on. */
  @Test
  void aRefusedCloneIsAnError() {
    Task first = machine.first();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> first.clone(Flags.CLONE_VM)))
        .hasMessage("clone: expected success, got EINVAL");
    assertThat(first.pid()).isPositive();
  }

  @Test
  void aSignalHandlerRuns() {
    try (Task task = machine.spawn();
        Mapping seen = task.map(4096, PROT_READ | PROT_WRITE);
        Mapping code = task.code(Handlers.storing(Architecture.AARCH64, seen.address()))) {
      ByteBuffer action = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
      action.putLong(code.address()).putLong(0); // sa_handler; aarch64 returns through its vdso
      long address = task.scratch().put(action.array());
      task.call(Syscall.RT_SIGACTION, Flags.SIGUSR1, address, 0, 8).value();
      task.call(Syscall.KILL, task.pid(), Flags.SIGUSR1).value();
      assertThat(seen.get(0, 4)).containsExactly(10, 0, 0, 0);
      task.agent().invoke(code.address(), 77);
      assertThat(seen.get(0, 4)).containsExactly(77, 0, 0, 0);
    }
  }

  @Test
  void filesAreRead() {
    try (Task task = machine.spawn()) {
      assertThat(task.credentials().uids()).isNotNull();
      assertThat(task.open("/proc/999999/mem", O_RDONLY).errno()).contains(Errno.ENOENT);
    }
  }
}
