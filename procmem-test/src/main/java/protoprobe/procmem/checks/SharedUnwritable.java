// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/** Shared pages that their own task may not write. */
public enum SharedUnwritable implements Row {
  ANONYMOUS_READ_ONLY("Memory without a file, to be read."),
  ANONYMOUS_NONE("Memory without a file and without any permission."),
  FILE_OPENED_TO_READ("A file that was opened to be read."),
  FILE_OPENED_TO_WRITE("A file that was opened to be written as well."),
  SEALED_FILE("A file sealed against future writes, F_SEAL_FUTURE_WRITE of Linux 5.1.");

  private static final int F_ADD_SEALS = 1033;
  private static final int F_SEAL_FUTURE_WRITE = 16;

  private final String says;

  SharedUnwritable(String says) {
    this.says = says;
  }

  /**
   * Maps a page of zeroes.
   *
   * @param sharing MAP_SHARED or MAP_PRIVATE
   * @return its address
   */
  long in(Task task, int page, int sharing) {
    return switch (this) {
      case ANONYMOUS_READ_ONLY -> task.map(0, page, PROT_READ, sharing | MAP_ANONYMOUS).address();
      case ANONYMOUS_NONE -> task.map(0, page, PROT_NONE, sharing | MAP_ANONYMOUS).address();
      case FILE_OPENED_TO_READ -> {
        String path = Memfd.of(task, page).path();
        int readOnly = task.open(path, O_RDONLY).file().descriptor();
        yield new Memfd(task, readOnly).map(page, PROT_READ, sharing);
      }
      case FILE_OPENED_TO_WRITE -> Memfd.of(task, page).map(page, PROT_READ, sharing);
      case SEALED_FILE -> {
        Memfd file = Memfd.of(task, page);
        task.require(Syscall.FCNTL, file.descriptor(), F_ADD_SEALS, F_SEAL_FUTURE_WRITE);
        yield file.map(page, PROT_READ, sharing);
      }
    };
  }

  @Override
  public String says() {
    return says;
  }
}
