// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** How a memory file is to be cut short. */
public enum Cut implements Row {
  BY_PATH("By its path, truncate(2)."),
  BY_DESCRIPTOR("By its descriptor, ftruncate(2).");

  private final String says;

  Cut(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
