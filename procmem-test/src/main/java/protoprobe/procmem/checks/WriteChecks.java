// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Writing memory")
final class WriteChecks {
  private static final int O_APPEND = 0x400;

  @Check(
      id = "procmem/write/ordinary",
      row = "W-01",
      section = "mem_rw()",
      level = MUST,
      says = "What is written through the file is what the task then reads there.")
  void ordinary(Machine machine) {
    try (Task writer = machine.spawn();
        Task target = machine.spawn();
        Mapping page = target.map(target.pageSize(), PROT_READ | PROT_WRITE);
        OpenFile mem = writer.mem(target, O_RDWR)) {
      long at = page.address() + machine.provoke(7, 17);

      assertThatCall(mem.pwrite(at, (byte) 1, (byte) 2)).as("2 octets").returns(2);
      assertThat(page.get(6, 4)).as("the task's own memory").containsExactly(0, 1, 2, 0);
    }
  }

  @Check(
      id = "procmem/write/across-hole",
      row = "W-02",
      section = "mem_rw()",
      level = SHOULD,
      says = "A write across a hole writes every octet before the hole and returns their number.")
  void acrossHole(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 4)) {
      machine.provoke(() -> it.hole(2));

      Returned written = it.mem().pwrite(it.at(0), new byte[4 * it.page()]);

      assertThatCall(written).as("two pages").returns(2L * it.page());
      assertThat(it.seen(1)).as("the second page, written").isEqualTo(new byte[it.page()]);
    }
  }

  @Check(
      id = "procmem/write/nothing-there",
      row = "W-03",
      section = "mem_rw()",
      level = SHOULD,
      rows = NothingThere.class,
      says = "A write that begins where no memory is writes nothing: EIO.")
  void nothingThere(Machine machine, NothingThere row) {
    try (Specimen it = Specimen.writable(machine, 2)) {
      it.hole(1);

      Returned written = it.mem().pwrite(machine.provoke(row.address(it), it.at(0)), (byte) 1);

      assertThatCall(written).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/write/inaccessible",
      row = "W-19",
      spec = "mm/gup.c",
      section = "check_vma_flags()",
      level = MUST,
      rows = Inaccessible.class,
      says = "Memory that the kernel may not touch for others is not written: EIO.")
  void inaccessible(Machine machine, Inaccessible row) {
    try (Specimen it = Specimen.writable(machine, 1)) {
      long address = row.in(it.task(), it.page());

      Returned written = it.mem().pwrite(machine.provoke(address, it.at(0)), (byte) 9);

      assertThatCall(written).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/write/opened-to-append",
      row = "W-21",
      section = "mem_rw()",
      level = MUST,
      says = "A memory file has no end to append to: O_APPEND writes where it was told to.")
  void openedToAppend(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 1);
        OpenFile mem = it.task().mem(it.task(), O_RDWR | machine.provoke(O_APPEND, 0))) {
      long flags = it.task().call(Syscall.FCNTL, mem.descriptor(), 3).value(); // F_GETFL
      if ((flags & O_APPEND) == 0) {
        throw new Inconclusive("F_GETFL: expected O_APPEND, got 0x" + Long.toHexString(flags));
      }

      assertThatCall(mem.pwrite(it.at(0) + 5, (byte) 99)).as("1 octet").returns(1);
      assertThat(it.memory().get(4, 3)).as("in its place").containsExactly(1, 99, 1);
    }
  }

  @Check(
      id = "procmem/write/code-takes-effect",
      row = "W-22",
      spec = "mm/memory.c",
      section = "access_remote_vm()",
      level = MUST,
      says = "Code that was written through the file is what runs from then on.")
  void codeTakesEffect(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 1)) {
      Architecture architecture = it.task().agent().architecture();
      Mapping code = it.task().code(returning(architecture, 1));
      assertThat(it.task().invoke(code.address())).as("before").isEqualTo(1);

      Returned written =
          it.mem().pwrite(code.address(), returning(architecture, machine.provoke(2, 1)));

      assertThatCall(written).as("written").succeeds();
      assertThat(it.task().invoke(code.address())).as("the new code's result").isEqualTo(2);
    }
  }

  @Check(
      id = "procmem/write/after-fork",
      row = "W-23",
      spec = "mm/memory.c",
      section = "do_wp_page()",
      level = MUST,
      says = "A write into a child's memory does not reach the parent, though they share the page.")
  void afterFork(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 1);
        Task child = it.task().fork();
        OpenFile mem = it.task().mem(machine.provoke(child, it.task()), O_RDWR)) {
      assertThatCall(mem.pwrite(it.at(0), (byte) 77)).as("1 octet").returns(1);

      assertThat(child.agent().peek(it.at(0), 2)).as("the child's").containsExactly(77, 1);
      assertThat(it.memory().get(0, 2)).as("the parent's, unchanged").containsExactly(1, 1);
    }
  }

  @Check(
      id = "procmem/write/file-size-limit",
      row = "W-26",
      section = "mem_rw()",
      level = SHOULD,
      says = "The limit of file sizes, RLIMIT_FSIZE, is no limit for memory.")
  void fileSizeLimit(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 1)) {
      int limit = 1; // RLIMIT_FSIZE
      machine.provoke(
          () -> it.task().require(Syscall.PRLIMIT64, 0, limit, it.task().put(new byte[16]), 0));
      long now = it.task().room(16);
      it.task().require(Syscall.PRLIMIT64, 0, limit, 0, now);
      if (Struct.word(it.task().agent().peek(now, 8), 0) != 0) {
        throw new Inconclusive("RLIMIT_FSIZE: expected 0, got another limit");
      }

      assertThatCall(it.mem().pwrite(it.at(0), (byte) 9)).as("1 octet").returns(1);
    }
  }

  private static byte[] returning(Architecture architecture, int value) {
    return switch (architecture) {
      case X86_64 -> new byte[] {(byte) 0xb8, (byte) value, 0, 0, 0, (byte) 0xc3}; // mov eax; ret
      case AARCH64 -> // movz w0, value; ret
          Struct.of(0xd65f_03c0_5280_0000L | (long) value << 5);
    };
  }
}
