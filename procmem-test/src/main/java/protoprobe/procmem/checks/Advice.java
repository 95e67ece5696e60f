// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Advice of madvise(2) that is not about access. */
public enum Advice implements Row {
  DONTDUMP(16, "dd", "Not to be in core dumps."),
  DONTFORK(10, "dc", "Not to be in children.");

  private final int number;
  private final String flag;
  private final String says;

  Advice(int number, String flag, String says) {
    this.number = number;
    this.flag = flag;
    this.says = says;
  }

  /** MADV_ of asm-generic/mman-common.h. */
  public int number() {
    return number;
  }

  /** How /proc/PID/smaps says it. */
  public String flag() {
    return flag;
  }

  @Override
  public String says() {
    return says;
  }
}
