// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Offsets that pread64(2) and pwrite64(2) do not take. */
public enum NegativeOffset implements Row {
  MINUS_ONE(-1, "Minus one."),
  LOWEST(Long.MIN_VALUE, "The lowest number.");

  private final long offset;
  private final String says;

  NegativeOffset(long offset, String says) {
    this.offset = offset;
    this.says = says;
  }

  /** The offset. */
  public long offset() {
    return offset;
  }

  @Override
  public String says() {
    return says;
  }
}
