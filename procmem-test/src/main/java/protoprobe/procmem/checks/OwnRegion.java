// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Memory that the kernel gives every task. */
public enum OwnRegion implements Row {
  STACK("[stack]", "The stack."),
  VDSO("[vdso]", "The code for fast system calls."),
  HEAP("[heap]", "What brk(2) gives.");

  private final String region;
  private final String says;

  OwnRegion(String region, String says) {
    this.region = region;
    this.says = says;
  }

  /** Its name in /proc/PID/maps. */
  public String region() {
    return region;
  }

  @Override
  public String says() {
    return says;
  }
}
