// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/** What checks may do to a machine, well-behaved and not. */
@Topic(spec = "none", title = "Samples")
final class SampleChecks {
  private static final int PAGE = 4096;

  @Check(
      id = "procmem/sample/own-memory",
      section = "-",
      level = MUST,
      says = "A task reads itself.")
  void ownMemory(Machine machine, Findings findings) {
    try (Task task = machine.spawn();
        Mapping memory = task.map(PAGE, PROT_READ | PROT_WRITE).put(0, (byte) 4, (byte) 2);
        OpenFile mem = task.open("/proc/self/mem", O_RDONLY).file()) {
      assertThat(mem.pread(memory.address(), 2).octets()).containsExactly(4, 2);
      findings.observe("kernel", machine.kernel().name() + " " + machine.kernel().release());
      findings.observe("first-process", machine.first().pid() < 100 ? "low" : "high");
      findings.observe("child", task.pid() > machine.first().pid() ? "later" : "earlier");
    }
  }

  @Check(
      id = "procmem/sample/ends-its-agent",
      section = "-",
      level = MUST,
      says = "Ends its agent.")
  void endsItsAgent(Machine machine) {
    machine.first().start(Syscall.EXIT_GROUP, 3);
    machine.kernel();
  }

  @Check(id = "procmem/sample/leaves-tasks", section = "-", level = MUST, says = "Leaves tasks.")
  void leavesTasks(Machine machine) {
    Task waiting = machine.spawn();
    Task below = waiting.fork();
    below.start(Syscall.PPOLL, 0, 0, 0, 0);
    waiting.start(Syscall.WAIT4, -1, 0, 0, 0);
    machine.spawn().exit(1);
  }

  @Check(id = "procmem/sample/forgets-tasks", section = "-", level = MUST, says = "Closes nothing.")
  void forgetsTasks(Machine machine) {
    machine.spawn().fork();
    machine.spawn();
  }

  @Check(id = "procmem/sample/changes-first", section = "-", level = MUST, says = "Opens a file.")
  void changesTheFirst(Machine machine) {
    assertThat(machine.first().open("/proc/self/status", O_RDONLY).returned().ok()).isTrue();
  }

  @Check(id = "procmem/sample/hangs", section = "-", level = MUST, says = "Waits for ever.")
  void hangs(Machine machine, Findings findings) {
    Task task = machine.spawn();
    Task below = task.fork();
    below.start(Syscall.PPOLL, 0, 0, 0, 0);
    findings.keep("hangs.txt", "text/plain", new byte[0]);
    task.call(Syscall.WAIT4, -1, 0, 0, 0);
  }
}
