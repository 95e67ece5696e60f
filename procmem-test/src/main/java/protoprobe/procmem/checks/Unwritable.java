// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.PROT_EXEC;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;

import protoprobe.kit.check.Row;

/** Private pages that their own task may not write. */
public enum Unwritable implements Row {
  READ_ONLY(PROT_READ, "r--p", "Memory to be read only."),
  NONE(PROT_NONE, "---p", "Memory without any permission."),
  EXECUTE(PROT_READ | PROT_EXEC, "r-xp", "Memory to be read and executed.");

  private final int protection;
  private final String text;
  private final String says;

  Unwritable(int protection, String text, String says) {
    this.protection = protection;
    this.text = text;
    this.says = says;
  }

  /** PROT_ of mmap(2). */
  public int protection() {
    return protection;
  }

  /** How /proc/PID/maps says it. */
  public String text() {
    return text;
  }

  @Override
  public String says() {
    return says;
  }
}
