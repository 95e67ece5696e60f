// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.MAP_SHARED;
import static protoprobe.procmem.wire.Flags.PROT_EXEC;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import protoprobe.kit.check.Row;

/** Pages that their own task may not read. */
public enum Unreadable implements Row {
  NONE_PRIVATE(PROT_NONE, MAP_PRIVATE, "---p", "Private memory without any permission."),
  NONE_SHARED(PROT_NONE, MAP_SHARED, "---s", "Shared memory without any permission."),
  WRITE_ONLY(PROT_WRITE, MAP_PRIVATE, "-w-p", "Private memory to be written only."),
  EXECUTE_ONLY(PROT_EXEC, MAP_PRIVATE, "--xp", "Private memory to be executed only.");

  private final int protection;
  private final int flags;
  private final String text;
  private final String says;

  Unreadable(int protection, int flags, String text, String says) {
    this.protection = protection;
    this.flags = flags;
    this.text = text;
    this.says = says;
  }

  /** PROT_ of mmap(2). */
  public int protection() {
    return protection;
  }

  /** MAP_ of mmap(2). */
  public int flags() {
    return flags;
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
