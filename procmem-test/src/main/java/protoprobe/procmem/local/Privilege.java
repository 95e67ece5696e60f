// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do. */
final class Privilege {
  private static final Path SELF = Path.of("/proc/self");
  private static final String ALL = "4294967295"; // user_namespaces(7): ids but (uid_t) -1

  private Privilege() {}

  /** Whether it is root over all user ids, and not only in a user namespace that has a few. */
  static boolean overAllUsers() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"))
          && Files.readString(SELF.resolve("uid_map")).strip().endsWith(" " + ALL);
    } catch (IOException failure) {
      throw new UncheckedIOException("this process's user in /proc", failure);
    }
  }
}
