// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** What a memory file lets happen without effect. */
public enum IdleOperation implements Row {
  LOCK("To be locked by flock(2)."),
  ADVISE("To take advice by posix_fadvise(2)."),
  READ_AHEAD("To be read ahead by readahead(2)."),
  COUNT_READY("To be asked by FIONREAD how many octets are ready: none.");

  private static final int LOCK_SH = 1;
  private static final int POSIX_FADV_DONTNEED = 4;
  private static final int FIONREAD = 0x541b;

  private final String says;

  IdleOperation(String says) {
    this.says = says;
  }

  /** Does it. */
  Returned attempt(OpenFile file) {
    Task task = file.task();
    int it = file.descriptor();
    return switch (this) {
      case LOCK -> task.call(Syscall.FLOCK, it, LOCK_SH);
      case ADVISE -> task.call(Syscall.FADVISE64, it, 0, 0, POSIX_FADV_DONTNEED);
      case READ_AHEAD -> task.call(Syscall.READAHEAD, it, 0, 8);
      case COUNT_READY -> task.call(Syscall.IOCTL, it, FIONREAD, task.room(8));
    };
  }

  @Override
  public String says() {
    return says;
  }
}
