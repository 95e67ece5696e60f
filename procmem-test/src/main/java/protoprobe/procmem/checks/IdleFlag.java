// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;
import protoprobe.procmem.wire.Architecture;

/** Flags that mean nothing to a memory file. */
public enum IdleFlag implements Row {
  TRUNCATE(0x200, 0x200, "O_TRUNC."),
  CREATE(0x40, 0x40, "O_CREAT."),
  NO_FOLLOW(0x2_0000, 0x8000, "O_NOFOLLOW.");

  private final int onX86;
  private final int onAarch64;
  private final String says;

  IdleFlag(int onX86, int onAarch64, String says) {
    this.onX86 = onX86;
    this.onAarch64 = onAarch64;
    this.says = says;
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
