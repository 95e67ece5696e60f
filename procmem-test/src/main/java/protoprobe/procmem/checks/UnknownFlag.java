// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Flags of preadv2(2) for which a file needs methods that a memory file lacks. */
public enum UnknownFlag implements Row {
  NOWAIT(8, "RWF_NOWAIT."),
  SYNC(4, "RWF_SYNC.");

  private final int number;
  private final String says;

  UnknownFlag(int number, String says) {
    this.number = number;
    this.says = says;
  }

  /** RWF_ of linux/fs.h. */
  public int number() {
    return number;
  }

  @Override
  public String says() {
    return says;
  }
}
