// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Who runs the executable.
 *
 * @param uid the user, or negative for whoever runs the tests
 */
record Someone(int uid) {
  /** Whoever runs the tests. */
  static final Someone SELF = new Someone(-1);

  private static final int NOBODY = 65_534;

  /** An ordinary user: nobody, if root runs the tests. */
  static Someone ordinary() {
    return isRoot() ? new Someone(NOBODY) : SELF;
  }

  /** An ordinary user who owns nothing on this machine, if root runs the tests. */
  static Someone fresh() {
    return isRoot() ? new Someone(60_000 + (int) (ProcessHandle.current().pid() % 4_000)) : SELF;
  }

  /** What stands before the command line; replaces itself by it. */
  List<String> prefix() {
    String id = Integer.toString(uid);
    return uid < 0
        ? List.of()
        : List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--");
  }

  /** Whether only a run of this user can have made that file. */
  boolean owns(Path file) {
    return uid >= 0 && uid != NOBODY && Integer.valueOf(uid).equals(owner(file));
  }

  /** A new folder for this user in one that everybody may enter. */
  Path folder(Path parent, String name) throws IOException {
    Path made = Files.createDirectory(parent.resolve(name));
    if (uid >= 0) {
      Files.setAttribute(made, "unix:uid", uid);
      Files.setAttribute(made, "unix:gid", uid);
    }
    return made;
  }

  /** Lets everybody enter a folder of JUnit's. */
  static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static Object owner(Path file) {
    try {
      return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException gone) {
      return -1;
    }
  }

  private static boolean isRoot() {
    return Integer.valueOf(0).equals(owner(Path.of("/proc/self")));
  }
}
