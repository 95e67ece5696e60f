// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_PATH;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "Other operations on a memory file")
final class FileChecks {
  private static final int READABLE_AND_WRITABLE = 5; // POLLIN | POLLOUT

  @Check(
      id = "procmem/file/refused-operation",
      row = {"F-01", "F-02", "F-03", "F-04", "F-05", "F-07", "F-08", "F-12"},
      section = "proc_mem_operations",
      level = SHOULD,
      rows = RefusedOperation.class,
      says = "What a memory file has no method for is refused, each with its own error.")
  void refusedOperation(Machine machine, RefusedOperation row) {
    try (Specimen it = Specimen.readable(machine, 1);
        OpenFile mem = it.task().mem(it.task(), O_RDWR)) {
      OpenFile able = row.ableFile(it.task());

      Returned tried = row.attempt(machine.provoke(mem, able), machine.provoke(it.at(0), 0L));

      assertThatCall(tried)
          .as("%s", row.errno() == row.also() ? row.errno() : row.errno() + " or " + row.also())
          .failsWith(row.errno(), row.also());
    }
  }

  @Check(
      id = "procmem/file/idle-operation",
      row = {"F-09", "F-10", "F-11"},
      spec = "fs/ioctl.c",
      section = "do_vfs_ioctl()",
      level = SHOULD,
      rows = IdleOperation.class,
      says = "What every regular file lets happen succeeds on a memory file.")
  void idleOperation(Machine machine, IdleOperation row) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, machine.provoke(O_RDWR, O_PATH))) {
      assertThatCall(row.attempt(mem)).as("0").returns(0);
    }
  }

  @Check(
      id = "procmem/file/poll",
      row = "F-06",
      spec = "include/linux/poll.h",
      section = "vfs_poll()",
      level = SHOULD,
      says = "It is always ready to be read and written.")
  void poll(Machine machine) {
    try (Task task = machine.spawn();
        OpenFile mem = task.mem(task, machine.provoke(O_RDWR, O_PATH))) {
      long request = mem.descriptor() | (long) READABLE_AND_WRITABLE << 32; // struct pollfd
      long at = task.put(Struct.of(request));
      long now = task.put(new byte[16]); // a time-out of zero

      assertThatCall(task.call(Syscall.PPOLL, at, 1, now, 0)).as("1 file").returns(1);
      assertThat(Struct.half(task.agent().peek(at, 8), 4) >> 16)
          .as("POLLIN and POLLOUT")
          .isEqualTo(READABLE_AND_WRITABLE);
    }
  }
}
