// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** How two descriptors come to be of one open file. */
public enum SharedBy implements Row {
  DUPLICATE("Duplicated in the same process."),
  FORK("Inherited by a child.");

  private final String says;

  SharedBy(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
