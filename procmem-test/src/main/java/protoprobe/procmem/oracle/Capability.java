// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Capabilities that the rules or their examples name (include/uapi/linux/capability.h). */
public enum Capability {
  CHOWN(0),
  DAC_OVERRIDE(1),
  DAC_READ_SEARCH(2),
  KILL(5),
  SETGID(6),
  SETUID(7),
  NET_ADMIN(12),
  NET_RAW(13),
  SYS_PTRACE(19),
  SYS_ADMIN(21),
  PERFMON(38),
  CHECKPOINT_RESTORE(40);

  private final int number;

  Capability(int number) {
    this.number = number;
  }

  /** Its bit in a capability set. */
  public int number() {
    return number;
  }

  /** The capability of that name, with or without {@code CAP_}, in any case. */
  public static Optional<Capability> named(String name) {
    String bare = name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    return Arrays.stream(values()).filter(each -> each.name().equals(bare)).findFirst();
  }
}
