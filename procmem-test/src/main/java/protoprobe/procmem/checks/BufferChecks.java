// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SEEK_CUR;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "The reader's own buffers")
final class BufferChecks {
  @Check(
      id = "procmem/read/bad-buffer",
      row = "R-06",
      section = "mem_rw()",
      level = SHOULD,
      says = "A read into a buffer that is no memory is EFAULT.")
  void badBuffer(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long buffer = machine.provoke(1, it.task().room(8));

      assertThatCall(pread(it, buffer, 8, it.at(0))).as("EFAULT").failsWith(Errno.EFAULT);
    }
  }

  @Check(
      id = "procmem/read/bad-buffer-in-hole",
      row = "R-07",
      section = "mem_rw()",
      level = SHOULD,
      says = "The memory is looked at before the buffer: where both are missing it is EIO.")
  void badBufferInHole(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      it.hole(1);
      long at = machine.provoke(it.at(1), it.at(0));

      assertThatCall(pread(it, 1, 8, at)).as("EIO").failsWith(Errno.EIO);
    }
  }

  @Check(
      id = "procmem/read/buffer-ends-early",
      row = "R-08",
      section = "mem_rw()",
      level = SHOULD,
      says =
          "Where the buffer ends early the read is EFAULT and does not move the position, though"
              + " octets were copied before.")
  void bufferEndsEarly(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2);
        Mapping buffer = it.task().map(2L * it.page(), PROT_READ | PROT_WRITE)) {
      machine.provoke(() -> buffer.unmap(it.page(), it.page()).value());
      it.mem().lseek(it.at(0), SEEK_SET).value();

      Returned read =
          it.task().call(Syscall.READ, it.mem().descriptor(), buffer.address(), 2L * it.page());

      assertThatCall(read).as("EFAULT").failsWith(Errno.EFAULT);
      assertThatCall(it.mem().lseek(0, SEEK_CUR)).as("the same position").returns(it.at(0));
      assertThat(buffer.get(0, it.page()))
          .as("the first page of the buffer, overwritten")
          .isEqualTo(it.original(0, it.page()));
    }
  }

  @Check(
      id = "procmem/read/several-buffers",
      row = "R-09",
      spec = "fs/read_write.c",
      section = "do_loop_readv_writev()",
      level = SHOULD,
      says = "A read into several buffers brings what stands before a hole, in all of them.")
  void severalBuffers(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 2)) {
      machine.provoke(() -> it.hole(1));
      long room = it.task().room(200);
      byte[] vector = Struct.of(room, 100, room + 100, 100);

      assertThatCall(preadv(it, vector, it.at(1) - 150)).as("150 octets").returns(150);
      assertThat(it.task().agent().peek(room, 150))
          .as("the memory's octets")
          .isEqualTo(it.original(it.page() - 150, 150));
    }
  }

  @Check(
      id = "procmem/read/second-buffer-bad",
      row = "R-10",
      spec = "fs/read_write.c",
      section = "do_loop_readv_writev()",
      level = SHOULD,
      says = "Where the second of two buffers is bad, what the first one took counts.")
  void secondBufferBad(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long room = it.task().room(32);
      byte[] vector = Struct.of(room, 10, machine.provoke(1, room + 10), 10);

      assertThatCall(preadv(it, vector, it.at(0))).as("10 octets").returns(10);
    }
  }

  @Check(
      id = "procmem/read/flag-without-method",
      row = "R-11",
      spec = "fs/read_write.c",
      section = "do_loop_readv_writev()",
      level = SHOULD,
      rows = UnknownFlag.class,
      says = "A memory file is read by its plain method, which knows no flags: EOPNOTSUPP.")
  void flagWithoutMethod(Machine machine, UnknownFlag row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      Returned read = preadv2(it, machine.provoke(row.number(), 0));

      assertThatCall(read).as("EOPNOTSUPP").failsWith(Errno.EOPNOTSUPP);
    }
  }

  @Check(
      id = "procmem/read/high-priority",
      row = "R-11",
      spec = "fs/read_write.c",
      section = "do_loop_readv_writev()",
      level = SHOULD,
      says = "The flag RWF_HIPRI alone is taken, for it asks for nothing.")
  void highPriority(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      int flag = machine.provoke(1, UnknownFlag.NOWAIT.number()); // RWF_HIPRI

      assertThatCall(preadv2(it, flag)).as("8 octets").returns(8);
    }
  }

  @Check(
      id = "procmem/read/huge-length",
      row = "R-12",
      spec = "fs/read_write.c",
      section = "vfs_read()",
      level = SHOULD,
      rows = HugeLength.class,
      says = "A length that goes past all addresses is refused: EFAULT, or EINVAL as negative.")
  void hugeLength(Machine machine, HugeLength row) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      long length = machine.provoke(row.length(), 8);

      // vfs_read() asks access_ok() first, rw_verify_area() would say EINVAL
      assertThatCall(pread(it, it.task().room(8), length, it.at(0)))
          .as("EFAULT or EINVAL")
          .failsWith(Errno.EFAULT, Errno.EINVAL);
    }
  }

  private static Returned pread(Specimen it, long buffer, long count, long position) {
    return it.task().call(Syscall.PREAD64, it.mem().descriptor(), buffer, count, position);
  }

  private static Returned preadv(Specimen it, byte[] vector, long position) {
    long at = it.task().put(vector);
    int count = vector.length / 16; // struct iovec
    return it.task().call(Syscall.PREADV, it.mem().descriptor(), at, count, position, 0);
  }

  private static Returned preadv2(Specimen it, int flags) {
    long vector = it.task().put(Struct.of(it.task().room(8), 8));
    int descriptor = it.mem().descriptor();
    return it.task().call(Syscall.PREADV2, descriptor, vector, 1, it.at(0), 0, flags);
  }
}
