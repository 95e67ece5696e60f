// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;

@Topic(spec = "security/commoncap.c", title = "Capabilities against capabilities")
final class CapabilityChecks {
  @Check(
      id = "procmem/capabilities/file",
      section = "cap_ptrace_access_check()",
      level = MUST,
      rows = CapabilityExample.class,
      says = "What the target is permitted must be effective in the caller, or CAP_SYS_PTRACE.")
  void file(Machine machine, CapabilityExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/capabilities/file-to-write",
      section = "cap_ptrace_access_check()",
      level = MUST,
      rows = CapabilityExample.class,
      says = "The same holds for opening it to write, to which CAP_DAC_READ_SEARCH does not help.")
  void fileToWrite(Machine machine, CapabilityExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ_WRITE);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ_WRITE, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/capabilities/process-vm",
      section = "cap_ptrace_access_check()",
      level = MUST,
      rows = CapabilityExample.class,
      says =
          "For process_vm_readv it must be permitted to the caller, or CAP_SYS_PTRACE effective.")
  void processVm(Machine machine, CapabilityExample row) {
    boolean granted = row.granted().includes(Request.PROCESS_VM);

    assertThatAnswer(row.example().ask(machine, Request.PROCESS_VM, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }
}
