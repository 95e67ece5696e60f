// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** What stands at the address that is to be written. */
public enum BadSource implements Row {
  MEMORY("Memory."),
  HOLE("Nothing: the source is looked at first.");

  private final String says;

  BadSource(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
