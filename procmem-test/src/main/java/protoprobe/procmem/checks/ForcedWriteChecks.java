// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.ForcePolicy;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Writing what may not be written")
final class ForcedWriteChecks {
  private static final byte[] MARK = {'w', 'r', 'i', 't', 't', 'e', 'n', '!'};

  private static final long PTRACE_SEIZE = 0x4206;

  /** Octets 8 to 15 of an ELF header: padding, or a version that nobody looks at again. */
  private static final int PADDING = 8;

  @Check(
      id = "procmem/write/unwritable",
      row = {"W-07", "W-08"},
      section = "proc_mem_foll_force()",
      level = MUST,
      rows = Unwritable.class,
      says =
          "A private page that its own task may not write is written through the file where the"
              + " policy is to force, else it is EIO.")
  void unwritable(Machine machine, Unwritable row) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Specimen it = Specimen.writable(machine, 1)) {
      machine.provoke(() -> it.protect(0, row.protection()));
      it.memory().requireProtection(row.text());

      Returned written = it.mem().pwrite(it.at(0), MARK);

      assertForced(policy, written);
      it.protect(0, PROT_READ);
      assertMarked(policy, it.memory().get(0, MARK.length));
    }
  }

  @Check(
      id = "procmem/write/private-file",
      row = "W-09",
      spec = "mm/gup.c",
      section = "check_vma_flags()",
      level = MUST,
      says = "A forced write into a private mapping of a file changes the mapping, not the file.")
  void privateFile(Machine machine) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Specimen it = Specimen.writable(machine, 1)) {
      Memfd file = Memfd.of(it.task(), it.page());
      long address = file.map(it.page(), PROT_READ, machine.provoke(MAP_PRIVATE, MAP_SHARED));

      assertForced(policy, it.mem().pwrite(address, MARK));

      assertMarked(policy, it.task().agent().peek(address, MARK.length));
      assertThat(file.file().pread(0, MARK.length).octets())
          .as("the file, unchanged")
          .isEqualTo(new byte[MARK.length]);
    }
  }

  @Check(
      id = "procmem/write/shared-unwritable",
      row = {"W-12", "W-13", "W-14", "W-15"},
      spec = "mm/gup.c",
      section = "check_vma_flags()",
      level = MUST,
      rows = SharedUnwritable.class,
      says = "A shared page that its own task may not write is not written: EIO, and unchanged.")
  void sharedUnwritable(Machine machine, SharedUnwritable row) {
    try (Specimen it = Specimen.writable(machine, 1)) {
      long page = row.in(it.task(), it.page(), machine.provoke(MAP_SHARED, MAP_PRIVATE));

      Returned written = it.mem().pwrite(page, MARK);

      assertThatCall(written).as("EIO").failsWith(Errno.EIO);
      it.task().call(Syscall.MPROTECT, page, it.page(), PROT_READ).value();
      assertThat(it.task().agent().peek(page, MARK.length))
          .as("the page, unchanged")
          .isEqualTo(new byte[MARK.length]);
    }
  }

  @Check(
      id = "procmem/write/sealed-mapping",
      row = "W-16",
      spec = "mm/mseal.c",
      section = "do_mseal()",
      level = MUST,
      says = "A private page under mseal(2) (since Linux 6.10) is written like any other.")
  void sealedMapping(Machine machine) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Specimen it = Specimen.writable(machine, 1)) {
      it.protect(0, PROT_READ);
      machine.provoke(() -> it.task().require(Syscall.MSEAL, it.at(0), it.page(), 0));
      Returned protect = it.task().call(Syscall.MPROTECT, it.at(0), it.page(), PROT_WRITE);
      assertThatCall(protect).as("mseal(2): EPERM for mprotect(2)").failsWith(Errno.EPERM);

      assertForced(policy, it.mem().pwrite(it.at(0), MARK));

      assertMarked(policy, it.memory().get(0, MARK.length));
    }
  }

  @Check(
      id = "procmem/write/program-text",
      row = "W-17",
      section = "proc_mem_foll_force()",
      level = MUST,
      rows = WhoseText.class,
      says = "The text of a program is written where the policy is to force, as debuggers need it.")
  void programText(Machine machine, WhoseText row) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Task writer = machine.spawn();
        Task other = machine.spawn();
        Specimen control = Specimen.writable(machine, 1)) {
      Task target = row == WhoseText.OWN ? writer : other;
      try (OpenFile mem = writer.mem(target, O_RDWR)) {
        long text = text(target).start() + PADDING;

        Returned written = mem.pwrite(machine.provoke(text, control.at(0)), MARK);

        assertForced(policy, written);
        assertMarked(policy, target.agent().peek(text, MARK.length));
      }
    }
  }

  @Check(
      id = "procmem/write/kernel-code",
      row = "W-18",
      section = "proc_mem_foll_force()",
      level = MUST,
      says = "The kernel's code in a task, [vdso], is written as a copy of the task's own.")
  void kernelCode(Machine machine) {
    ForcePolicy policy = ForcePolicy.of(machine);
    try (Specimen it = Specimen.writable(machine, 1);
        Task neighbour = machine.spawn()) {
      Region vdso = Region.named(it.task(), "[vdso]");
      long place = vdso.start() + PADDING;
      byte[] before = neighbour.agent().peek(place, MARK.length);

      assertForced(policy, it.mem().pwrite(machine.provoke(place, it.at(0)), MARK));

      assertMarked(policy, it.task().agent().peek(place, MARK.length));
      assertThat(neighbour.agent().peek(place, MARK.length))
          .as("the neighbour's, unchanged")
          .isEqualTo(before);
    }
  }

  @Check(
      id = "procmem/write/while-tracing",
      row = "W-10",
      section = "proc_mem_foll_force()",
      level = MUST,
      says = "Who traces a task writes its read-only pages, unless the policy is never to force.")
  void whileTracing(Machine machine) {
    ForcePolicy policy = ForcePolicy.of(machine);
    // the tracer goes first in the end: else nobody else can wait for its target
    try (Specimen it = Specimen.writable(machine, 1);
        Task tracer = machine.spawn();
        OpenFile mem = tracer.mem(it.task(), O_RDWR)) {
      tracer.require(Syscall.PTRACE, PTRACE_SEIZE, it.task().pid(), 0, 0);
      machine.provoke(() -> it.protect(0, PROT_READ));
      it.memory().requireProtection("r--p");

      Returned written = mem.pwrite(it.at(0), MARK);

      assertForced(policy == ForcePolicy.NEVER ? policy : ForcePolicy.ALWAYS, written);
    }
  }

  private static Region text(Task task) {
    return Region.of(task).stream()
        .filter(each -> each.protection().equals("r-xp") && each.name().startsWith("/"))
        .findFirst()
        .orElseThrow(() -> new NotApplicable("/proc/PID/maps: no file to be executed"));
  }

  private static void assertForced(ForcePolicy policy, Returned written) {
    if (policy == ForcePolicy.ALWAYS) {
      assertThatCall(written).as("8 octets: here writes are forced").returns(MARK.length);
    } else {
      assertThatCall(written).as("EIO: here writes are not forced").failsWith(Errno.EIO);
    }
  }

  private static void assertMarked(ForcePolicy policy, byte[] octets) {
    if (policy == ForcePolicy.ALWAYS) {
      assertThat(octets).as("what was written").isEqualTo(MARK);
    } else {
      assertThat(octets).as("not what was written").isNotEqualTo(MARK);
    }
  }
}
