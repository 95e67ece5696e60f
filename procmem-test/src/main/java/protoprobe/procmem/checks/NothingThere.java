// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Specimen;

/** Where a task has no memory. */
public enum NothingThere implements Row {
  HOLE("A page that was taken away."),
  NULL("Address zero."),
  FIRST_PAGE("The last octet of the first page.");

  private final String says;

  NothingThere(String says) {
    this.says = says;
  }

  /** The address; the second page of the specimen is the hole. */
  long address(Specimen it) {
    return switch (this) {
      case HOLE -> it.at(1);
      case NULL -> 0;
      case FIRST_PAGE -> it.page() - 1;
    };
  }

  @Override
  public String says() {
    return says;
  }
}
