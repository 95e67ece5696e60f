// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.O_RDONLY;

/** What the auxiliary vector says of pages. */
final class PageSize {
  private static final int USUAL = 4096;
  private static final int MOST = 4096;
  private static final int AT_PAGESZ = 6;

  private PageSize() {}

  static int of(Task task) {
    try (Opening opening = task.open("/proc/self/auxv", O_RDONLY)) {
      return opening.returned().ok() ? in(opening.file().read(MOST).octets()) : USUAL;
    }
  }

  private static int in(byte[] vector) {
    for (int at = 0; at + 2 * Long.BYTES <= vector.length; at += 2 * Long.BYTES) {
      if (Struct.word(vector, at) == AT_PAGESZ) {
        return Math.toIntExact(Struct.word(vector, at + Long.BYTES));
      }
    }
    return USUAL;
  }
}
