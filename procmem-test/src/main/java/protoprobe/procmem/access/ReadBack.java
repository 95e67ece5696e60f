// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.oracle.UserNamespace.IdMap;
import protoprobe.procmem.target.Credentials;

/** What the kernel says that a task is, in the oracle's words. */
final class ReadBack {
  /** The map of the initial namespace: all ids but the one that stands for none. */
  static final IdMap WHOLE = new IdMap(0, 0, 0xffff_ffffL);

  private ReadBack() {}

  static Caller caller(Credentials read, UserNamespace userns, List<String> landlock) {
    Set<Integer> groups =
        read.groups().stream().map(Long::intValue).collect(Collectors.toUnmodifiableSet());
    return Caller.user(0)
        .uids(ids(read.uids()))
        .gids(ids(read.gids()))
        .in(groups)
        .with(new CapabilitySet(read.capabilities().effective()))
        .permitting(new CapabilitySet(read.capabilities().permitted()))
        .in(userns)
        .landlocked(landlock);
  }

  /** The first line of uid_map or gid_map (user_namespaces(7)). */
  static IdMap idMap(String file) {
    String[] fields = file.strip().split("\\s+");
    if (fields.length < 3) {
      return IdMap.NOTHING;
    }
    return new IdMap(
        Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
  }

  /** The ids that are mapped, each as itself. */
  static IdMap seenFromInside(IdMap map) {
    return new IdMap(map.inside(), map.inside(), map.count());
  }

  private static Ids ids(Credentials.Ids read) {
    return new Ids((int) read.real(), (int) read.effective(), (int) read.saved(), (int) read.fs());
  }
}
