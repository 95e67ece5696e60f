// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/** Memory that not even the kernel may look at for others. */
public enum Inaccessible implements Row {
  PAST_END("A page of a mapping that lies past the end of its file."),
  SECRET("Memory of memfd_secret(2), since Linux 5.14."),
  GUARD("A guard of madvise(2) with MADV_GUARD_INSTALL, since Linux 6.13."),
  KERNEL_CLOCK("The kernel's data for the clock, [vvar].");

  private static final int MADV_GUARD_INSTALL = 102;

  private final String says;

  Inaccessible(String says) {
    this.says = says;
  }

  /**
   * Makes it.
   *
   * @return its address
   */
  long in(Task task, int page) {
    return switch (this) {
      case PAST_END ->
          Memfd.of(task, page).map(2L * page, PROT_READ | PROT_WRITE, MAP_SHARED) + page;
      case SECRET -> {
        Memfd secret = new Memfd(task, (int) task.require(Syscall.MEMFD_SECRET, 0));
        task.require(Syscall.FTRUNCATE, secret.descriptor(), page);
        yield secret.map(page, PROT_READ | PROT_WRITE, MAP_SHARED);
      }
      case GUARD -> {
        long address = task.map(page, PROT_READ | PROT_WRITE).put(0, (byte) 1).address();
        task.require(Syscall.MADVISE, address, page, MADV_GUARD_INSTALL);
        yield address;
      }
      case KERNEL_CLOCK -> Region.named(task, "[vvar]").start();
    };
  }

  @Override
  public String says() {
    return says;
  }
}
