// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/** What the kernel answers. */
public enum Ruling {
  /** It is granted. */
  OK,
  /** The file opens, but reads and writes of it transfer nothing: 0. */
  OK_EMPTY,
  EACCES,
  EPERM,
  ENOENT,
  EROFS,
  ESRCH;

  /** Whether it is granted, be it to no avail. */
  public boolean granted() {
    return this == OK || this == OK_EMPTY;
  }
}
