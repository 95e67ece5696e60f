// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;

@Topic(spec = "security/commoncap.c", title = "User namespaces")
final class NamespaceChecks {
  @Check(
      id = "procmem/userns/file",
      section = "cap_capable(), privileged_wrt_inode_uidgid()",
      level = MUST,
      rows = NamespaceExample.class,
      says =
          "Who owns a user namespace from right above has all capabilities in it; those of inside are worth nothing outside.")
  void file(Machine machine, NamespaceExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/userns/file-to-write",
      section = "cap_capable(), privileged_wrt_inode_uidgid()",
      level = MUST,
      rows = NamespaceExample.class,
      says = "The same holds for opening it to write, to which CAP_DAC_READ_SEARCH does not help.")
  void fileToWrite(Machine machine, NamespaceExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ_WRITE);

    assertThatAnswer(row.example().ask(machine, Request.MEM_READ_WRITE, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/userns/process-vm",
      section = "cap_capable(), cap_ptrace_access_check()",
      level = MUST,
      rows = NamespaceExample.class,
      says = "The same holds for process_vm_readv.")
  void processVm(Machine machine, NamespaceExample row) {
    boolean granted = row.granted().includes(Request.PROCESS_VM);

    assertThatAnswer(row.example().ask(machine, Request.PROCESS_VM, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }
}
