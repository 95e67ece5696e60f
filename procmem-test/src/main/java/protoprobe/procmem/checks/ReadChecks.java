// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.MAP_FIXED;
import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Reading memory")
final class ReadChecks {
  private static final long LARGE = 64L << 20;

  @Check(
      id = "procmem/read/in-sequence",
      row = "R-33",
      section = "mem_rw()",
      level = MUST,
      says = "Reads one after the other bring what follows, across the end of a page too.")
  void inSequence(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      int start = machine.provoke(it.page() - 3, 0);
      it.mem().lseek(it.at(0) + start, SEEK_SET).value();

      byte[] octets = new byte[6];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = it.mem().read(1).octets()[0];
      }

      assertThat(octets)
          .as("three of the one page, three of the next")
          .containsExactly(1, 1, 1, 2, 2, 2);
    }
  }

  @Check(
      id = "procmem/read/untouched",
      row = "R-15",
      spec = "mm/gup.c",
      section = "faultin_page()",
      level = MUST,
      says = "Memory that was never touched is read as zeroes.")
  void untouched(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1);
        Mapping fresh = it.task().map(it.page(), PROT_READ)) {
      Transfer read = it.mem().pread(machine.provoke(fresh.address(), it.at(0)), 16);

      assertThat(read.octets()).as("zeroes").isEqualTo(new byte[16]);
    }
  }

  @Check(
      id = "procmem/read/adjacent-mappings",
      row = "R-32",
      spec = "mm/memory.c",
      section = "access_remote_vm()",
      level = SHOULD,
      says = "A read goes on from one mapping into the next, of another kind.")
  void adjacentMappings(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 3)) {
      int flags = MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED;
      machine
          .<Runnable>provoke(
              () -> {
                it.task().map(it.at(1), it.page(), PROT_READ | PROT_WRITE, flags);
                it.memory().put(it.page(), it.original(it.page(), it.page()));
              },
              () -> it.hole(1))
          .run();

      Transfer read = it.mem().pread(it.at(0), 3 * it.page());

      assertThatCall(read).as("three pages").returns(3L * it.page());
      assertThat(read.octets()).as("in order").isEqualTo(it.original(0, 3 * it.page()));
    }
  }

  @Check(
      id = "procmem/read/large",
      row = "R-26",
      section = "mem_rw()",
      level = SHOULD,
      says = "A read of 64 MiB brings all of it at once.")
  void large(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1);
        Mapping from = it.task().map(LARGE, PROT_READ | PROT_WRITE);
        Mapping into = it.task().map(LARGE, PROT_READ | PROT_WRITE)) {
      from.put(LARGE - 4, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
      long count = machine.provoke(LARGE, LARGE / 2);

      Returned read =
          it.task()
              .call(Syscall.PREAD64, it.mem().descriptor(), into.address(), count, from.address());

      assertThatCall(read).as("64 MiB").returns(LARGE);
      assertThat(into.get(LARGE - 4, 4)).as("its last octets").containsExactly(1, 2, 3, 4);
    }
  }

  @Check(
      id = "procmem/read/inaccessible",
      row = {"R-16", "R-17", "R-18", "R-21"},
      spec = "mm/gup.c",
      section = "check_vma_flags()",
      level = MUST,
      rows = Inaccessible.class,
      says = "Memory that the kernel may not look at for others is not read: EIO.")
  void inaccessible(Machine machine, Inaccessible row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long address = row.in(it.task(), it.page());

      Transfer read = it.mem().pread(machine.provoke(address, it.at(0)), 8);

      assertThatCall(read).as("EIO").failsWith(Errno.EIO);
    }
  }
}
