// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;

@Topic(spec = "kernel/ptrace.c", title = "Who is not dumpable")
final class DumpableChecks {
  @Check(
      id = "procmem/dumpable/file",
      section = "task_dump_owner(), __ptrace_may_access()",
      level = MUST,
      rows = DumpableExample.class,
      says =
          "The file of a process that is not dumpable belongs to root, and only CAP_SYS_PTRACE traces such a process.")
  void file(Machine machine, DumpableExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/dumpable/file-to-write",
      section = "task_dump_owner(), __ptrace_may_access()",
      level = MUST,
      rows = DumpableExample.class,
      says = "The same holds for opening it to write, to which CAP_DAC_READ_SEARCH does not help.")
  void fileToWrite(Machine machine, DumpableExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ_WRITE);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ_WRITE, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/dumpable/process-vm",
      section = "__ptrace_may_access()",
      level = MUST,
      rows = DumpableExample.class,
      says = "Only CAP_SYS_PTRACE traces a process that is not dumpable.")
  void processVm(Machine machine, DumpableExample row) {
    boolean granted = row.granted().includes(Request.PROCESS_VM);

    assertThatAnswer(row.example().ask(machine, Request.PROCESS_VM, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }
}
