// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.util.Locale;
import protoprobe.procmem.wire.Syscall;

/**
 * Whether a memory file passes over the protection of pages (FOLL_FORCE): fs/proc/base.c, {@code
 * proc_mem_foll_force()}, since Linux 6.12 to be chosen with {@code proc_mem.force_override}. Found
 * out by behaviour, for no file says it.
 */
public enum ForcePolicy {
  /** Whoever has the file open. */
  ALWAYS,
  /** Only who traces the task. */
  PTRACE,
  /** Nobody. */
  NEVER;

  private static final long PTRACE_SEIZE = 0x4206;

  /** What holds here, told by reads of a private page that may not be read. */
  public static ForcePolicy of(Machine machine) {
    // the tracer goes first in the end: else nobody else can wait for its target
    try (Task target = machine.spawn();
        Mapping page = target.map(target.pageSize(), PROT_READ | PROT_WRITE);
        Task tracer = machine.spawn();
        OpenFile mem = tracer.mem(target, O_RDONLY)) {
      page.protect(PROT_NONE);
      if (mem.pread(page.address(), 1).returned().ok()) {
        return ALWAYS;
      }
      boolean traces = tracer.call(Syscall.PTRACE, PTRACE_SEIZE, target.pid(), 0, 0).ok();
      return traces && mem.pread(page.address(), 1).returned().ok() ? PTRACE : NEVER;
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
