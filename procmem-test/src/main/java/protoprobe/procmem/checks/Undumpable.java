// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Values that nobody may set (prctl(2)). */
public enum Undumpable implements Row {
  ROOT(2, "2, SUID_DUMP_ROOT, is the kernel's alone."),
  UNKNOWN(3, "3 means nothing.");

  private final int number;
  private final String says;

  Undumpable(int number, String says) {
    this.number = number;
    this.says = says;
  }

  int number() {
    return number;
  }

  @Override
  public String says() {
    return says;
  }
}
