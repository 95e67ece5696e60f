// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Ways to the memory file of a task that has ended and was waited for. */
public enum PathToNobody implements Row {
  NAME("Its name."),
  FOLDER("From its folder, opened before."),
  REOPENED("The file, opened before with O_PATH.");

  private final String says;

  PathToNobody(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
