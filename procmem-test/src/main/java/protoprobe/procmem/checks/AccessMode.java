// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.O_WRONLY;

import protoprobe.kit.check.Row;

/** For what a memory file is opened. */
public enum AccessMode implements Row {
  READ(O_RDONLY, "To be read."),
  WRITE(O_WRONLY, "To be written."),
  BOTH(O_RDWR, "For both.");

  private final int flags;
  private final String says;

  AccessMode(int flags, String says) {
    this.flags = flags;
    this.says = says;
  }

  /** O_ of open(2). */
  public int flags() {
    return flags;
  }

  @Override
  public String says() {
    return says;
  }
}
