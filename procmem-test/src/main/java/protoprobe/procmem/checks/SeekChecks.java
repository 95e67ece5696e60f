// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.SEEK_CUR;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

@Topic(spec = "fs/proc/base.c", title = "Seeking in a memory file")
final class SeekChecks {
  @Check(
      id = "procmem/seek/from-what-has-no-end",
      row = "S-01",
      section = "mem_lseek()",
      level = SHOULD,
      rows = Whence.class,
      says = "A position is set from the beginning or the present one alone; all else is EINVAL.")
  void fromWhatHasNoEnd(Machine machine, Whence whence) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDONLY)) {
      Returned moved = mem.lseek(0, machine.provoke(whence.number(), SEEK_SET));

      assertThatCall(moved).as("EINVAL").failsWith(Errno.EINVAL);
    }
  }

  @Check(
      id = "procmem/seek/unsigned",
      row = {"S-02", "S-03", "S-04", "S-05"},
      section = "mem_lseek()",
      level = SHOULD,
      rows = NegativePosition.class,
      says = "Positions are unsigned addresses: every one can be reached (since Linux 2.6.38).")
  void unsigned(Machine machine, NegativePosition row) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, O_RDONLY)) {
      mem.lseek(row.start(), SEEK_SET).value();

      Returned moved = mem.lseek(machine.provoke(row.offset(), 0), row.whence());

      assertThatCall(moved).as("0x%x", row.end()).returns(row.end());
      assertThatCall(mem.lseek(0, SEEK_CUR)).as("0x%x, asked again", row.end()).returns(row.end());
    }
  }

  @Check(
      id = "procmem/seek/read-at-negative",
      row = "S-06",
      spec = "fs/proc/base.c",
      section = "mem_rw()",
      level = SHOULD,
      says = "A read at a position that is negative as a signed number finds nothing: EIO.")
  void readAtNegative(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      seek(it.mem(), machine.provoke(-it.page(), it.at(0)));

      assertThatCall(it.mem().read(1)).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/seek/read-past-the-end-of-numbers",
      row = "S-06",
      spec = "fs/read_write.c",
      section = "rw_verify_area()",
      level = SHOULD,
      says = "A read that would go past the highest unsigned position is EOVERFLOW.")
  void readPastTheEndOfNumbers(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      seek(it.mem(), machine.provoke(-it.page(), it.at(0)));

      assertThatCall(it.mem().read(it.page())).as("EOVERFLOW").failsWith(Errno.EOVERFLOW);
    }
  }

  @Check(
      id = "procmem/seek/beyond",
      row = "S-07",
      section = "mem_rw()",
      level = MUST,
      rows = Beyond.class,
      says = "At addresses that are not the task's nothing is read: EIO.")
  void beyond(Machine machine, Beyond row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      seek(it.mem(), machine.provoke(row.address(), it.at(0)));

      assertThatCall(it.mem().read(8)).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/seek/pread-negative",
      row = "S-08",
      spec = "fs/read_write.c",
      section = "ksys_pread64()",
      level = SHOULD,
      rows = NegativeOffset.class,
      says = "A read at a given offset takes no negative one: EINVAL.")
  void preadNegative(Machine machine, NegativeOffset row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      Transfer read = it.mem().pread(machine.provoke(row.offset(), it.at(0)), 8);

      assertThatCall(read).as("EINVAL").failsWith(Errno.EINVAL);
    }
  }

  @Check(
      id = "procmem/seek/pwrite-negative",
      row = "S-08",
      spec = "fs/read_write.c",
      section = "ksys_pwrite64()",
      level = SHOULD,
      rows = NegativeOffset.class,
      says = "A write at a given offset takes no negative one: EINVAL.")
  void pwriteNegative(Machine machine, NegativeOffset row) {
    try (Specimen it = Specimen.writable(machine, 1)) {
      Returned written = it.mem().pwrite(machine.provoke(row.offset(), it.at(0)), (byte) 1);

      assertThatCall(written).as("EINVAL").failsWith(Errno.EINVAL);
    }
  }

  @Check(
      id = "procmem/seek/pread-highest",
      row = "S-09",
      section = "mem_rw()",
      level = SHOULD,
      says = "At the highest signed offset there is nothing: EIO, however much is asked for.")
  void preadHighest(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long at = machine.provoke(Long.MAX_VALUE, it.at(0));

      assertThatCall(it.mem().pread(at, 1)).as("EIO for one octet").failsWith(Errno.EIO);
      assertThatCall(it.mem().pread(at, it.page())).as("EIO for a page").failsWith(Errno.EIO);
    }
  }

  private static void seek(OpenFile mem, long position) {
    Returned moved = mem.lseek(position, SEEK_SET);
    if (moved.raw() != position) {
      throw new NotApplicable("position 0x%x: %s".formatted(position, moved));
    }
  }
}
