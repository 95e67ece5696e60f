// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;

/** Further mounts of procfs, in a mount namespace of the cast's own: gone with it. */
public final class ProcMounts {
  /** Before it, all mounts in a pid namespace had one set of options. */
  private static final Kernel OPTIONS_OF_A_MOUNT = new Kernel(5, 8, 0);

  /** The group that a mount exempts from hidepid. */
  public static final int EXEMPT = 4242;

  /** Of mount(2). */
  public static final int MS_RDONLY = 1;

  private static final int MS_REMOUNT = 32;
  private static final int MS_BIND = 4096;

  private final Cast cast;
  private final Task usher;
  private final Map<String, Integer> refused;
  private String room = "";
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
  public record Mounted(String path, Surroundings around) {
    /** These requests for these targets through it. */
    public List<Wish> wishes(List<TargetTask> targets, List<Request> requests) {
      return targets.stream()
          .flatMap(target -> requests.stream().map(each -> new Wish(target, each, path)))
          .toList();
    }
  }

  /** Mounts as many as this kernel lets us; what it refuses is noted. */
  public static List<Mounted> in(Cast cast, Map<String, Integer> refused) {
    ProcMounts mounts = new ProcMounts(cast, refused);
    if (mounts.room()) {
      mounts.all();
    }
    return mounts.mounted;
  }

  /**
   * One procfs.
   *
   * @param flags of mount(2), such as MS_RDONLY
   * @param options such as {@code hidepid=2}
   * @throws NotApplicable if that is refused, or comes to nothing
   */
  public static Mounted one(Cast cast, int flags, String options) {
    Map<String, Integer> refused = new TreeMap<>();
    ProcMounts mounts = new ProcMounts(cast, refused);
    if (mounts.room()) {
      mounts.procfs("one", flags, options);
    }
    if (mounts.mounted.isEmpty()) {
      throw new NotApplicable(refused.isEmpty() ? "Linux before 5.8" : refused.toString());
    }
    return mounts.mounted.get(0);
  }

  private boolean room() {
    if (cast.premises().around().kernel().compareTo(OPTIONS_OF_A_MOUNT) < 0) {
      return false;
    }
    try {
      room = Room.in(usher);
      return true;
    } catch (NotApplicable e) {
      refused.merge(e.getMessage(), 1, Integer::sum);
      return false;
    }
  }

  private void all() {
    procfs("hidepid1", 0, "hidepid=1");
    procfs("hidepid2", 0, "hidepid=2,gid=" + EXEMPT);
    // not hidepid=4: whether it is ENOENT or EPERM depends on who looked before. It is asked for in
    // proc_pid_lookup() only, which a directory entry in the cache spares; what
    // proc_pid_permission()
    // refuses then is EPERM
    procfs("readonly", MS_RDONLY, "");
    String path = room + "/mount";
    if (allowed(path, usher.mkdir(path))
        && allowed(path, usher.mount("/proc", path, "", MS_BIND, ""))
        && allowed(path, usher.mount("", path, "", MS_BIND | MS_REMOUNT | MS_RDONLY, ""))) {
      add(path);
    }
  }

  private void procfs(String name, int flags, String options) {
    String path = room + "/" + name;
    if (allowed(path, usher.mkdir(path))
        && allowed(path, usher.mount("proc", path, "proc", flags, options))) {
      add(path);
    }
  }

  private void add(String path) {
    ProcMount mount = ProcMount.at(usher, path);
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
