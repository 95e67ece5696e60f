// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
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
        OpenFile mem = task.openMem(task, O_RDONLY).file()) {
      Returned moved = mem.lseek(0, machine.provoke(whence.number(), SEEK_SET));

      assertThatCall(moved).as("EINVAL").failsWith(Errno.EINVAL);
    }
  }
}
