// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.O_RDONLY;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.target.Inode;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Task;

/**
 * What a sandbox is before anything is changed in it.
 *
 * @param around kernel, Yama, mount options of {@code /proc}
 * @param base the user namespace of the first task; its ids count as the kernel's own
 * @param self what the first task may do
 */
public record Premises(Surroundings around, UserNamespace base, Caller self) {
  private static final String YAMA = "/proc/sys/kernel/yama/ptrace_scope";

  /** Reads them. */
  static Premises of(Task task, String release) {
    UserNamespace base = base(task.readFile("/proc/self/uid_map"), task);
    OptionalInt yama = yama(task);
    Surroundings plain = Surroundings.plain(Kernel.nearest(release));
    Surroundings scoped = yama.isPresent() ? plain.yama(yama.getAsInt()) : plain;
    return new Premises(
        ProcMount.at(task, "/proc").around(scoped).root(root(base, task)),
        base,
        ReadBack.caller(task.credentials(), base, List.of()));
  }

  /** A namespace of the catalogue's, in which the first task's is the initial one. */
  UserNamespace rebased(UserNamespace wanted) {
    return wanted
        .parent()
        .map(
            above ->
                new UserNamespace(
                    wanted.name(),
                    Optional.of(rebased(above)),
                    wanted.owner(),
                    wanted.uids(),
                    wanted.gids()))
        .orElse(base);
  }

  private static UserNamespace base(String uidMap, Task task) {
    UserNamespace.IdMap uids = ReadBack.idMap(uidMap);
    if (uids.equals(ReadBack.WHOLE)) {
      return UserNamespace.INIT;
    }
    UserNamespace.IdMap gids = ReadBack.idMap(task.readFile("/proc/self/gid_map"));
    return new UserNamespace(
        "base",
        Optional.of(UserNamespace.INIT),
        -1, // whoever owns it is outside
        ReadBack.seenFromInside(uids),
        ReadBack.seenFromInside(gids));
  }

  /** A file that belongs to the kernel's root shows whether a namespace has an id for that. */
  private static int root(UserNamespace base, Task task) {
    boolean mapped = base.equals(UserNamespace.INIT) || Inode.at(task, "/proc/version").uid() == 0;
    return mapped ? 0 : Surroundings.NO_ROOT;
  }

  private static OptionalInt yama(Task task) {
    try (Opening opening = task.open(YAMA, O_RDONLY)) {
      return opening.returned().ok()
          ? OptionalInt.of(Integer.parseInt(task.readFile(YAMA).strip()))
          : OptionalInt.empty();
    }
  }
}
