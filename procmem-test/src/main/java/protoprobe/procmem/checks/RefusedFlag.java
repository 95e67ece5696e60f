// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Errno.EEXIST;
import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.ENOTDIR;

import protoprobe.kit.check.Row;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Errno;

/** Flags with which a memory file cannot be opened. */
public enum RefusedFlag implements Row {
  DIRECT(0x4000, 0x1_0000, EINVAL, "O_DIRECT: EINVAL."),
  DIRECTORY(0x1_0000, 0x4000, ENOTDIR, "O_DIRECTORY: ENOTDIR."),
  NEW(0xc0, 0xc0, EEXIST, "O_CREAT with O_EXCL: EEXIST.");

  private final int onX86;
  private final int onAarch64;
  private final Errno errno;
  private final String says;

  RefusedFlag(int onX86, int onAarch64, Errno errno, String says) {
    this.onX86 = onX86;
    this.onAarch64 = onAarch64;
    this.errno = errno;
    this.says = says;
  }

  /** Why it is refused. */
  public Errno errno() {
    return errno;
  }

  /** The number there, asm/fcntl.h. */
  public int flags(Architecture architecture) {
    return architecture == Architecture.X86_64 ? onX86 : onAarch64;
  }

  @Override
  public String says() {
    return says;
  }
}
