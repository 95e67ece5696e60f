// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

/** The capabilities that access to memory asks for, and one that stands for all others. */
public enum Capability {
  /** Read and write whatever the mode says. */
  DAC_OVERRIDE(1),
  /** Read whatever the mode says. */
  DAC_READ_SEARCH(2),
  /** Send signals to anybody; to memory it means nothing. */
  KILL(5),
  /** Trace anybody. */
  SYS_PTRACE(19),
  /** Administration. */
  SYS_ADMIN(21),
  /** Performance counters. */
  PERFMON(38);

  private final int number;

  Capability(int number) {
    this.number = number;
  }

  /** Its number in linux/capability.h: the bit in a set. */
  public int number() {
    return number;
  }
}
