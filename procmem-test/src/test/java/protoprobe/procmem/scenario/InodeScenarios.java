// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.succeeding;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.patches;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.ENODATA;
import static protoprobe.procmem.wire.Errno.EPERM;
import static protoprobe.procmem.wire.Syscall.FCHMOD;
import static protoprobe.procmem.wire.Syscall.FCHOWN;
import static protoprobe.procmem.wire.Syscall.FTRUNCATE;
import static protoprobe.procmem.wire.Syscall.GETXATTR;
import static protoprobe.procmem.wire.Syscall.RENAMEAT2;
import static protoprobe.procmem.wire.Syscall.STATX;
import static protoprobe.procmem.wire.Syscall.TRUNCATE;
import static protoprobe.procmem.wire.Syscall.UNLINKAT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.procmem.checks.Cut;
import protoprobe.procmem.checks.NameChange;

/** For the checks of the file itself. */
final class InodeScenarios {
  private InodeScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (NameChange row : NameChange.values()) {
      all.add(
          Scenario.of("procmem/inode/name-is-fixed/" + row.key())
              .breaks(any(UNLINKAT, RENAMEAT2), returns(0))
              .warns(" = 0"));
    }
    for (Cut row : Cut.values()) {
      all.add(
          Scenario.of("procmem/inode/cannot-be-cut/" + row.key())
              .breaks(any(TRUNCATE).or(onMem(FTRUNCATE)), fails(EPERM))
              .warns("truncate = EPERM"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/inode/plain-file")
            .breaks(ofMem(), patches(4, MODE, (byte) 0xa4))
            .warns("mode 100644"),
        Scenario.of("procmem/inode/owner-is-effective")
            .breaks(ofMem(), patches(4, UID, (byte) 0xe9))
            .fails("1001:2002"),
        Scenario.of("procmem/inode/not-dumpable")
            .breaks(ofMem(), patches(4, UID, (byte) 0xea))
            .fails("234:0"),
        Scenario.of("procmem/inode/zombie")
            .breaks(ofMem(), patches(4, UID, (byte) 0xea))
            .warns("234:0"),
        Scenario.of("procmem/inode/unmapped-owner")
            .breaks(ofMem(), patches(4, UID, (byte) 0, (byte) 0))
            .warns("was: 0L"),
        Scenario.of("procmem/inode/mode-is-fixed")
            .breaks(onMem(FCHMOD), returns(0))
            .warns("fchmod = 0"),
        Scenario.of("procmem/inode/owner-follows-the-task")
            .breaks(onMem(FCHOWN), fails(EPERM))
            .warns("fchown = EPERM"),
        Scenario.of("procmem/inode/no-attributes")
            .breaks(any(GETXATTR), fails(ENODATA))
            .warns("getxattr = ENODATA"));
  }

  /** Offsets in struct statx. */
  private static final int MODE = 28;

  private static final int UID = 20;

  /** statx(2) of a memory file, or of what a descriptor is open on, that was found. */
  private static Predicate<Seen> ofMem() {
    return any(STATX).and(succeeding()).and(seen -> !seen.path().equals("/proc/version"));
  }
}
