// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Addresses that no task has memory at. */
public enum Beyond implements Row {
  KERNEL(0xffff_8000_0000_0000L, "The half of addresses that is the kernel's."),
  NOBODY(0x0000_8000_0000_0000L, "Just above the half that is the task's, in between on x86-64."),
  LAST_PAGE(0x0000_7fff_ffff_f000L, "The last page of that half, which is never mapped on x86-64.");

  private final long address;
  private final String says;

  Beyond(long address, String says) {
    this.address = address;
    this.says = says;
  }

  /** The address. */
  public long address() {
    return address;
  }

  @Override
  public String says() {
    return says;
  }
}
