// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.ENODEV;
import static protoprobe.procmem.wire.Errno.ENOTDIR;
import static protoprobe.procmem.wire.Errno.EOPNOTSUPP;
import static protoprobe.procmem.wire.Errno.EOVERFLOW;
import static protoprobe.procmem.wire.Errno.EXDEV;
import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_READ;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** What a memory file does not do. */
public enum RefusedOperation implements Row {
  MAP(ENODEV, ENODEV, "To be mapped: it has no method for that."),
  SPLICE_OUT(EINVAL, EINVAL, "To be spliced into a pipe, since Linux 5.10."),
  SPLICE_IN(EINVAL, EINVAL, "To be spliced from a pipe, since Linux 5.10."),
  SENDFILE(EINVAL, EOVERFLOW, "To be sent by sendfile(2), from an address above its largest size."),
  COPY(EXDEV, EINVAL, "To be copied by copy_file_range(2) to another file system."),
  ALLOCATE(EOPNOTSUPP, EOPNOTSUPP, "To have space allocated."),
  SYNC(EINVAL, EINVAL, "To be flushed to a disk."),
  LIST(ENOTDIR, ENOTDIR, "To be listed as a folder.");

  private static final int NONBLOCK = 2; // SPLICE_F_NONBLOCK

  private final Errno errno;
  private final Errno also;
  private final String says;

  RefusedOperation(Errno errno, Errno also, String says) {
    this.errno = errno;
    this.also = also;
    this.says = says;
  }

  /** Why. */
  public Errno errno() {
    return errno;
  }

  /** Or why else, in other versions. */
  public Errno also() {
    return also;
  }

  /** A file that does it. */
  OpenFile ableFile(Task task) {
    return this == LIST ? task.open("/proc", O_RDONLY).file() : Memfd.of(task, 4096).file();
  }

  /**
   * Tries it.
   *
   * @param position where the file's octets are
   */
  Returned attempt(OpenFile file, long position) {
    Task task = file.task();
    int it = file.descriptor();
    return switch (this) {
      case MAP -> task.call(Syscall.MMAP, 0, 4096, PROT_READ, MAP_PRIVATE, it, 0);
      case SPLICE_OUT ->
          task.call(Syscall.SPLICE, it, at(task, position), pipe(task)[1], 0, 8, NONBLOCK);
      case SPLICE_IN -> spliceIn(task, it, position);
      case SENDFILE -> task.call(Syscall.SENDFILE, pipe(task)[1], it, at(task, position), 8);
      case COPY -> {
        int to = Memfd.of(task, 8).descriptor();
        yield task.call(Syscall.COPY_FILE_RANGE, it, at(task, position), to, 0, 8, 0);
      }
      case ALLOCATE -> task.call(Syscall.FALLOCATE, it, 0, 0, 4096);
      case SYNC -> task.call(Syscall.FSYNC, it);
      case LIST -> task.call(Syscall.GETDENTS64, it, task.room(512), 512);
    };
  }

  private static Returned spliceIn(Task task, int file, long position) {
    int[] pipe = pipe(task);
    task.require(Syscall.WRITE, pipe[1], task.put(new byte[8]), 8);
    return task.call(Syscall.SPLICE, pipe[0], 0, file, at(task, position), 8, NONBLOCK);
  }

  private static long at(Task task, long position) {
    return task.put(Struct.of(position));
  }

  /** Read end, write end. */
  private static int[] pipe(Task task) {
    long into = task.room(8);
    task.require(Syscall.PIPE2, into, 0);
    byte[] two = task.agent().peek(into, 8);
    return new int[] {(int) Struct.half(two, 0), (int) Struct.half(two, 4)};
  }

  @Override
  public String says() {
    return says;
  }
}
