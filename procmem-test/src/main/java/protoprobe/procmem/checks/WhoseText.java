// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Whose program it is. */
public enum WhoseText implements Row {
  OWN("The writer's own."),
  OTHER("Another task's.");

  private final String says;

  WhoseText(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
