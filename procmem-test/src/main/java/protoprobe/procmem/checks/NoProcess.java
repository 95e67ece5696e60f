// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Numbers that no process has. */
public enum NoProcess implements Row {
  ZERO("0", "Zero."),
  TOO_HIGH("4194305", "One more than the highest possible id.");

  private final String number;
  private final String says;

  NoProcess(String number, String says) {
    this.number = number;
    this.says = says;
  }

  /** As a folder's name. */
  public String number() {
    return number;
  }

  @Override
  public String says() {
    return says;
  }
}
