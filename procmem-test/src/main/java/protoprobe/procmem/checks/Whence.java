// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** From where lseek(2) counts, where a memory file has nothing to count from. */
public enum Whence implements Row {
  SEEK_END(2, "From the end of the file."),
  SEEK_DATA(3, "To the next data."),
  SEEK_HOLE(4, "To the next hole."),
  UNKNOWN(99, "A number that means nothing.");

  private final int number;
  private final String says;

  Whence(int number, String says) {
    this.number = number;
    this.says = says;
  }

  /** As the third argument of lseek(2), from linux/fs.h. */
  int number() {
    return number;
  }

  @Override
  public String says() {
    return says;
  }
}
