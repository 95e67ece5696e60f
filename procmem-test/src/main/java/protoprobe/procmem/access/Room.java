// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.CLONE_NEWNS;

import java.util.List;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

/** A tmpfs in a mount namespace of a cast's own: nobody else sees it, and it goes with the cast. */
final class Room {
  private static final int MS_REC = 0x4000;
  private static final int MS_PRIVATE = 0x4_0000;
  private static final List<String> PLACES = List.of("/tmp", "/mnt", "/run", "/dev/shm", "/var");

  private Room() {}

  /**
   * Its path. To be made before any other task of the cast.
   *
   * @throws NotApplicable if a call is refused
   */
  static String in(Task usher) {
    must("CLONE_NEWNS", usher.unshare(CLONE_NEWNS));
    if (usher.readFile("/proc/self/mountinfo").contains(" shared:")) {
      must("MS_PRIVATE", usher.mount("none", "/", "", MS_REC | MS_PRIVATE, ""));
    }
    for (String place : PLACES) {
      Returned mounted = usher.mount("none", place, "tmpfs", 0, "mode=755");
      if (mounted.errno().filter(Errno.ENOENT::equals).isEmpty()) {
        must("tmpfs", mounted);
        return place;
      }
    }
    throw new NotApplicable("mount: expected one of " + PLACES + ", found none");
  }

  private static void must(String what, Returned returned) {
    if (!returned.ok()) {
      throw new NotApplicable(
          "%s (%s): expected success, got %s".formatted(returned.call(), what, returned.text()));
    }
  }
}
