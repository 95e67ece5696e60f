// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** What memory can be shared through. */
public enum SharedKind implements Row {
  ANONYMOUS("No file."),
  MEMFD("A file that memfd_create(2) made."),
  DEV_ZERO("The device /dev/zero.");

  private final String says;

  SharedKind(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
