// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.ForcePolicy;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Errno;

@Topic(spec = "fs/proc/base.c", title = "Reading what may not be read")
final class ForcedReadChecks {
  @Check(
      id = "procmem/read/force-policy",
      row = "R-13",
      section = "proc_mem_foll_force()",
      level = INFO,
      says =
          "Whether a memory file passes over the protection of pages: always, for a tracer, or"
              + " never (to be chosen since Linux 6.12).")
  void forcePolicy(Machine machine, Findings findings) {
    try (Task task = machine.spawn();
        Mapping page = task.map(task.pageSize(), PROT_READ | PROT_WRITE);
        OpenFile mem = task.mem(task, O_RDONLY)) {
      page.protect(machine.provoke(PROT_NONE, PROT_READ)).requireProtection("---p");

      findings.observe("own-unreadable-page", mem.pread(page.address(), 1).returned().text());
      findings.observe("policy", ForcePolicy.of(machine));
    }
  }

  @Check(
      id = "procmem/read/unreadable",
      row = {"R-13", "R-14"},
      section = "proc_mem_foll_force()",
      level = MUST,
      rows = Unreadable.class,
      says =
          "A page that its own task may not read is read through the file where the policy is to"
              + " force, else it is EIO.")
  void unreadable(Machine machine, Unreadable row) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDONLY)) {
      int flags = row.flags() | MAP_ANONYMOUS;
      Mapping page = task.map(0, task.pageSize(), PROT_READ | PROT_WRITE, flags);
      page.put(0, (byte) 1, (byte) 2, (byte) 3);
      machine.provoke(() -> page.protect(row.protection()));
      page.requireProtection(row.text());

      Transfer read = mem.pread(page.address(), 3);

      if (policy == ForcePolicy.ALWAYS) {
        assertThatCall(read).as("3 octets: here reads are always forced").returns(3);
        assertThat(read.octets()).as("the page's octets").containsExactly(1, 2, 3);
      } else {
        assertThatCall(read).as("EIO: here reads are not forced").failsWith(Errno.EIO);
      }
    }
  }
}
