// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Lengths of a read that no address space holds. */
public enum HugeLength implements Row {
  ALL_ONES(-1, "The highest number."),
  SIGN_BIT(Long.MIN_VALUE, "The lowest that is negative as a signed one.");

  private final long length;
  private final String says;

  HugeLength(long length, String says) {
    this.length = length;
    this.says = says;
  }

  /** The length. */
  public long length() {
    return length;
  }

  @Override
  public String says() {
    return says;
  }
}
