// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** What is tried with the name of a memory file. */
public enum NameChange implements Row {
  UNLINK("To remove it."),
  RENAME("To rename it.");

  private final String says;

  NameChange(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
