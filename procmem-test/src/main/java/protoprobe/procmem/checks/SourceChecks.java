// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "The writer's own buffer")
final class SourceChecks {
  @Check(
      id = "procmem/write/bad-source",
      row = {"W-04", "W-05"},
      section = "mem_rw()",
      level = SHOULD,
      rows = BadSource.class,
      says = "A write of what is no memory is EFAULT, wherever it was to go.")
  void badSource(Machine machine, BadSource row) {
    try (Specimen it = Specimen.writable(machine, 2)) {
      it.hole(1);
      long source = machine.provoke(1, it.task().room(8));

      Returned written = pwrite(it, source, 8, row == BadSource.HOLE ? it.at(1) : it.at(0));

      assertThatCall(written).as("EFAULT").failsWith(Errno.EFAULT);
    }
  }

  @Check(
      id = "procmem/write/source-ends-early",
      row = "W-06",
      section = "mem_rw()",
      level = SHOULD,
      says = "Where the source ends early the write is EFAULT, though its first page was written.")
  void sourceEndsEarly(Machine machine) {
    try (Specimen it = Specimen.writable(machine, 2);
        Mapping source = it.task().map(2L * it.page(), PROT_READ | PROT_WRITE)) {
      machine.provoke(() -> source.unmap(it.page(), it.page()).value());

      Returned written = pwrite(it, source.address(), 2L * it.page(), it.at(0));

      assertThatCall(written).as("EFAULT").failsWith(Errno.EFAULT);
      assertThat(it.seen(0)).as("the first page, written").isEqualTo(new byte[it.page()]);
      assertThat(it.seen(1))
          .as("the second, as it was")
          .isEqualTo(it.original(it.page(), it.page()));
    }
  }

  private static Returned pwrite(Specimen it, long source, long count, long position) {
    return it.task().call(Syscall.PWRITE64, it.mem().descriptor(), source, count, position);
  }
}
