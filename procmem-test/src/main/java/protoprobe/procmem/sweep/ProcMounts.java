// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import static protoprobe.procmem.wire.Flags.CLONE_NEWNS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.ProcMount;
import protoprobe.procmem.access.TargetTask;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;

/** Further mounts of procfs, in a mount namespace of the cast's own: gone with it. */
final class ProcMounts {
  /** Before it, all mounts in a pid namespace had one set of options. */
  private static final Kernel OPTIONS_OF_A_MOUNT = new Kernel(5, 8, 0);

  private static final int MS_RDONLY = 1;
  private static final int MS_REMOUNT = 32;
  private static final int MS_BIND = 4096;
  private static final int MS_REC = 0x4000;
  private static final int MS_PRIVATE = 0x4_0000;
  private static final String ROOM = "/tmp";

  private final Cast cast;
  private final Task usher;
  private final Map<String, Integer> refused;
  private final List<Mounted> mounted = new ArrayList<>();

  private ProcMounts(Cast cast, Map<String, Integer> refused) {
    this.cast = cast;
    this.usher = cast.usher();
    this.refused = refused;
  }

  /**
   * A procfs.
   *
   * @param path where
   * @param around what it makes of the surroundings, as read back
   */
  record Mounted(String path, Surroundings around) {
    List<Wish> wishes(List<TargetTask> targets, List<Request> requests) {
      return targets.stream()
          .flatMap(target -> requests.stream().map(each -> new Wish(target, each, path)))
          .toList();
    }
  }

  /** Mounts as many as this kernel lets us; what it refuses is noted. */
  static List<Mounted> in(Cast cast, Map<String, Integer> refused) {
    ProcMounts mounts = new ProcMounts(cast, refused);
    if (cast.premises().around().kernel().compareTo(OPTIONS_OF_A_MOUNT) < 0) {
      return List.of();
    }
    if (mounts.allowed("CLONE_NEWNS", mounts.usher.unshare(CLONE_NEWNS))
        && mounts.allowed("private", mounts.usher.mount("none", "/", "", MS_REC | MS_PRIVATE, ""))
        && mounts.allowed("tmpfs", mounts.usher.mount("none", ROOM, "tmpfs", 0, "mode=755"))) {
      mounts.all();
    }
    return mounts.mounted;
  }

  private void all() {
    procfs("hidepid1", 0, "hidepid=1");
    procfs("hidepid2", 0, "hidepid=2,gid=" + Plan.EXEMPT);
    // not hidepid=4: whether it is ENOENT or EPERM depends on who looked before. It is asked for in
    // proc_pid_lookup() only, which a directory entry in the cache spares; what
    // proc_pid_permission()
    // refuses then is EPERM
    procfs("readonly", MS_RDONLY, "");
    String path = ROOM + "/mount";
    if (allowed(path, usher.mkdir(path))
        && allowed(path, usher.mount("/proc", path, "", MS_BIND, ""))
        && allowed(path, usher.mount("", path, "", MS_BIND | MS_REMOUNT | MS_RDONLY, ""))) {
      add(path);
    }
  }

  private void procfs(String name, int flags, String options) {
    String path = ROOM + "/" + name;
    if (allowed(path, usher.mkdir(path))
        && allowed(path, usher.mount("proc", path, "proc", flags, options))) {
      add(path);
    }
  }

  private void add(String path) {
    ProcMount mount = ProcMount.of(usher.readFile("/proc/self/mountinfo"), path);
    Surroundings plain = cast.premises().around();
    mounted.add(new Mounted(path, mount.around(plain)));
  }

  private boolean allowed(String what, Returned returned) {
    if (!returned.ok()) {
      refused.merge(
          "%s (%s): expected success, got %s".formatted(returned.call(), what, returned.text()),
          1,
          Integer::sum);
    }
    return returned.ok();
  }
}
