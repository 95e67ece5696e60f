// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.SEEK_CUR;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "The position of an open memory file")
final class PositionChecks {
  @Check(
      id = "procmem/seek/preadv2-at-the-position",
      row = "S-10",
      spec = "fs/read_write.c",
      section = "preadv2()",
      level = SHOULD,
      says = "With the offset -1, preadv2(2) reads at the position, and moves it.")
  void preadv2AtThePosition(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.mem().lseek(it.at(1), SEEK_SET).value();
      long into = it.task().room(8);
      long vector = it.task().put(Struct.of(into, 8));
      long offset = machine.provoke(-1, it.at(0));

      Returned read = it.task().call(Syscall.PREADV2, it.mem().descriptor(), vector, 1, offset, 0);

      assertThatCall(read).as("8 octets").returns(8);
      assertThat(it.task().agent().peek(into, 8))
          .as("what stands at the position")
          .isEqualTo(it.original(it.page(), 8));
      assertThatCall(it.mem().lseek(0, SEEK_CUR))
          .as("the position behind them")
          .returns(it.at(1) + 8);
    }
  }

  @Check(
      id = "procmem/seek/position-after",
      row = "S-11",
      section = "mem_rw()",
      level = SHOULD,
      rows = PositionAfter.class,
      says = "A read moves the position by what it brought, and an error does not move it.")
  void positionAfter(Machine machine, PositionAfter row) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.hole(1);
      long start = it.at(1) + machine.provoke(row.start(), -1);
      it.mem().lseek(start, SEEK_SET).value();
      long room = it.task().room(row.count());
      long buffer = row.intoNothing() ? machine.provoke(1, room) : room;

      Returned read = it.task().call(Syscall.READ, it.mem().descriptor(), buffer, row.count());

      assertThat(read.raw()).as("the result of the read").isEqualTo(row.result());
      assertThat(it.mem().lseek(0, SEEK_CUR).value() - start)
          .as("how far the position moved")
          .isEqualTo(row.moved());
    }
  }

  @Check(
      id = "procmem/seek/shared-position",
      row = "S-12",
      spec = "fs/read_write.c",
      section = "ksys_lseek()",
      level = SHOULD,
      rows = SharedBy.class,
      says = "Descriptors of one open memory file share its position.")
  void sharedPosition(Machine machine, SharedBy row) {
    try (Specimen it = Specimen.readable(machine, 1);
        Task child = it.task().fork()) {
      Task user = row == SharedBy.FORK ? child : it.task();
      int descriptor = it.mem().descriptor();
      int same =
          row == SharedBy.FORK ? descriptor : (int) it.task().call(Syscall.DUP, descriptor).value();
      OpenFile another = user.mem(it.task(), O_RDONLY);

      machine.provoke(new OpenFile(user, same), another).lseek(it.at(0), SEEK_SET).value();

      assertThatCall(it.mem().lseek(0, SEEK_CUR)).as("0x%x", it.at(0)).returns(it.at(0));
    }
  }

  @Check(
      id = "procmem/seek/pread-keeps-position",
      row = "S-12",
      spec = "fs/read_write.c",
      section = "ksys_pread64()",
      level = SHOULD,
      says = "A read at a given offset does not move the position.")
  void preadKeepsPosition(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.mem().lseek(it.at(1), SEEK_SET).value();

      Syscall call = machine.provoke(Syscall.PREAD64, Syscall.READ);
      Returned read = it.task().call(call, it.mem().descriptor(), it.task().room(8), 8, it.at(0));

      assertThatCall(read).as("8 octets").returns(8);
      assertThatCall(it.mem().lseek(0, SEEK_CUR)).as("the same position").returns(it.at(1));
    }
  }
}
