// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;

@Topic(spec = "kernel/ptrace.c", title = "Whose memory may be asked for")
final class AccessChecks {
  @Check(
      id = "procmem/access/file",
      section = "generic_permission(), __ptrace_may_access()",
      level = MUST,
      rows = AccessExample.class,
      says =
          "The file opens for its owner or who overrides that, and only if the caller's file system ids and effective capabilities let it trace the target.")
  void file(Machine machine, AccessExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/access/file-to-write",
      section = "generic_permission(), __ptrace_may_access()",
      level = MUST,
      rows = AccessExample.class,
      says = "The same holds for opening it to write, to which CAP_DAC_READ_SEARCH does not help.")
  void fileToWrite(Machine machine, AccessExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ_WRITE);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ_WRITE, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/access/process-vm",
      section = "process_vm_rw_core(), __ptrace_may_access()",
      level = MUST,
      rows = AccessExample.class,
      says =
          "For process_vm_readv no file has an owner: the caller's real ids or CAP_SYS_PTRACE let it trace the target.")
  void processVm(Machine machine, AccessExample row) {
    boolean granted = row.granted().includes(Request.PROCESS_VM);

    assertThatAnswer(row.example().ask(machine, Request.PROCESS_VM, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }
}
