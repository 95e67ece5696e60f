// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.util.Arrays;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Reading to where memory ends")
final class HoleChecks {
  @Check(
      id = "procmem/read/across-hole",
      row = {"R-02", "R-03", "R-04"},
      section = "mem_rw()",
      level = SHOULD,
      rows = AcrossHole.class,
      says = "A read up to and across a hole brings every octet before the hole.")
  void acrossHole(Machine machine, AcrossHole row) {
    try (Specimen it = Specimen.readable(machine, 4)) {
      machine.provoke(() -> it.hole(2));
      int from = row.from(it.page());

      Transfer read = it.mem().pread(it.at(0) + from, 4 * it.page() - from);

      assertThatCall(read).as("what stands before the hole").returns(row.count(it.page()));
      assertThat(read.octets())
          .as("the memory's octets")
          .isEqualTo(it.original(from, row.count(it.page())));
    }
  }

  @Check(
      id = "procmem/read/nothing-there",
      row = "R-05",
      section = "mem_rw()",
      level = SHOULD,
      rows = NothingThere.class,
      says = "A read that begins where no memory is brings nothing: EIO.")
  void nothingThere(Machine machine, NothingThere row) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.hole(1);

      Transfer read = it.mem().pread(machine.provoke(row.address(it), it.at(0)), 8);

      assertThatCall(read).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/read/no-octets",
      row = "R-01",
      section = "mem_rw()",
      level = SHOULD,
      rows = NothingThere.class,
      says = "A read of no octets is 0, whether memory is there or not.")
  void noOctets(Machine machine, NothingThere row) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.hole(1);
      int count = machine.provoke(0, 8);

      assertThatCall(it.mem().pread(it.at(0), count)).as("0 at a page").returns(0);
      assertThatCall(it.mem().pread(row.address(it), count)).as("0 where nothing is").returns(0);
    }
  }

  @Check(
      id = "procmem/read/across-end-of-file",
      row = "R-16",
      spec = "mm/gup.c",
      section = "faultin_page()",
      level = SHOULD,
      says =
          "A read across the end of a mapped file brings the pages before it; nobody gets SIGBUS.")
  void acrossEndOfFile(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      Memfd file = Memfd.of(it.task(), machine.provoke(1, 2) * (long) it.page());
      long address = file.map(2L * it.page(), PROT_READ, MAP_SHARED);

      Transfer read = it.mem().pread(address, 2 * it.page());

      assertThatCall(read).as("one page").returns(it.page());
    }
  }

  @Check(
      id = "procmem/read/two-octets-of-many",
      row = "R-04",
      section = "mem_rw()",
      level = MUST,
      says = "A short read does not touch the buffer behind what it brought.")
  void twoOctetsOfMany(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2);
        Mapping buffer = it.task().map(it.page(), PROT_READ | PROT_WRITE)) {
      machine.provoke(() -> it.hole(1));
      byte[] before = new byte[16];
      Arrays.fill(before, (byte) 9);
      buffer.put(0, before);

      it.task()
          .call(Syscall.PREAD64, it.mem().descriptor(), buffer.address(), 16, it.at(1) - 2)
          .value();

      byte[] expected = before.clone();
      Arrays.fill(expected, 0, 2, (byte) 1);
      assertThat(buffer.get(0, 16))
          .as("two octets of the memory, then as before")
          .isEqualTo(expected);
    }
  }
}
