// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import protoprobe.procmem.wire.Syscall;

/**
 * What a check could have changed of a machine's first process: if two of them are equal, another
 * check finds what the earlier one found.
 *
 * @param status lines of {@code /proc/self/status} that do not change by themselves
 * @param maps {@code /proc/self/maps}
 * @param free the lowest descriptor that is not in use
 */
record Inventory(Map<String, String> status, String maps, long free) {
  private static final Set<String> STEADY =
      Set.of(
          "TracerPid",
          "Uid",
          "Gid",
          "Groups",
          "Threads",
          "SigBlk",
          "SigIgn",
          "SigCgt",
          "CapInh",
          "CapPrm",
          "CapEff",
          "CapBnd",
          "CapAmb",
          "NoNewPrivs",
          "Seccomp",
          "Seccomp_filters");

  static Inventory of(Task task) {
    Map<String, String> status = new TreeMap<>(task.credentials().status());
    status.keySet().retainAll(STEADY);
    String maps = task.readFile("/proc/self/maps");
    long free = task.call(Syscall.DUP, 0).value(); // dup(2): the lowest that is free
    task.close(Math.toIntExact(free));
    return new Inventory(status, maps, free);
  }
}
