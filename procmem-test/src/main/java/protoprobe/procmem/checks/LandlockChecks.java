// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;

@Topic(spec = "security/landlock/task.c", title = "Landlock domains")
final class LandlockChecks {
  @Check(
      id = "procmem/landlock/file",
      section = "hook_ptrace_access_check()",
      level = MUST,
      rows = LandlockExample.class,
      says =
          "A Landlock domain keeps its processes from tracing who is not inside it too, whatever their capabilities.")
  void file(Machine machine, LandlockExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/landlock/file-to-write",
      section = "hook_ptrace_access_check()",
      level = MUST,
      rows = LandlockExample.class,
      says = "The same holds for opening it to write, to which CAP_DAC_READ_SEARCH does not help.")
  void fileToWrite(Machine machine, LandlockExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ_WRITE);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ_WRITE, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/landlock/process-vm",
      section = "hook_ptrace_access_check()",
      level = MUST,
      rows = LandlockExample.class,
      says = "The same holds for process_vm_readv.")
  void processVm(Machine machine, LandlockExample row) {
    boolean granted = row.granted().includes(Request.PROCESS_VM);

    assertThatAnswer(row.example().ask(machine, Request.PROCESS_VM, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }
}
