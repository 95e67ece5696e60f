// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** What is asked of a memory file that was opened before the task executed a program. */
public enum AfterExec implements Row {
  OLD_ADDRESS("A read where its memory was."),
  NEW_ADDRESS("A read where the new program is."),
  WRITE("A write where the new program is.");

  private final String says;

  AfterExec(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
