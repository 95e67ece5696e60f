// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Locale;

/** What is asked for. */
public enum Request {
  /** {@code open("/proc/PID/mem", O_RDONLY)}. */
  MEM_READ,
  /** {@code open("/proc/PID/mem", O_WRONLY)}. */
  MEM_WRITE,
  /** {@code open("/proc/PID/mem", O_RDWR)}. */
  MEM_READ_WRITE,
  /** {@code open("/proc/PID/maps", O_RDONLY)}. */
  MAPS,
  /** {@code open("/proc/PID/environ", O_RDONLY)}. */
  ENVIRON,
  /** {@code process_vm_readv(PID, …)} or {@code process_vm_writev}. */
  PROCESS_VM,
  /** {@code pidfd_getfd(…)}. */
  PIDFD_GETFD;

  boolean throughProcfs() {
    return this != PROCESS_VM && this != PIDFD_GETFD;
  }

  /** PTRACE_MODE_READ suffices. */
  boolean looks() {
    return this == MAPS || this == ENVIRON;
  }

  /** What the EACCES of mm_access() becomes: process_vm_rw_core() turns it into EPERM. */
  Ruling denial() {
    return throughProcfs() ? Ruling.EACCES : Ruling.EPERM;
  }

  /** Whether the file is to be written to. */
  public boolean writes() {
    return this == MEM_WRITE || this == MEM_READ_WRITE;
  }

  /** The word of the command line, such as {@code mem-read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
