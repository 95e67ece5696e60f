// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Ending;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** What is asked of a memory file whose task has ended. */
public enum AfterEnd implements Row {
  ZOMBIE_READ("A read, before anybody waited for the task."),
  ZOMBIE_WRITE("A write, before anybody waited for the task."),
  ZOMBIE_BAD_BUFFER("A read into a buffer that is no memory, before anybody waited for the task."),
  REAPED_READ("A read, after its parent waited for it."),
  REAPED_WRITE("A write, after its parent waited for it.");

  private final String says;

  AfterEnd(String says) {
    this.says = says;
  }

  /** What is left of the task. */
  Ending ending() {
    return this == REAPED_READ || this == REAPED_WRITE ? Ending.REAPED : Ending.ZOMBIE;
  }

  /** Asks. */
  Returned ask(OpenFile mem, long address) {
    return switch (this) {
      case ZOMBIE_READ, REAPED_READ -> mem.pread(address, 8).returned();
      case ZOMBIE_WRITE, REAPED_WRITE -> mem.pwrite(address, (byte) 1);
      case ZOMBIE_BAD_BUFFER -> mem.task().call(Syscall.PREAD64, mem.descriptor(), 1, 8, address);
    };
  }

  @Override
  public String says() {
    return says;
  }
}
