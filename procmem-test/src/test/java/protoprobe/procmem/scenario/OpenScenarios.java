// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.path;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EACCES;
import static protoprobe.procmem.wire.Errno.EBADF;
import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.ENOENT;
import static protoprobe.procmem.wire.Errno.ENOSPC;
import static protoprobe.procmem.wire.Errno.EPERM;
import static protoprobe.procmem.wire.Errno.ESRCH;
import static protoprobe.procmem.wire.Syscall.FACCESSAT;
import static protoprobe.procmem.wire.Syscall.GETPID;
import static protoprobe.procmem.wire.Syscall.GETTID;
import static protoprobe.procmem.wire.Syscall.OPENAT;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PWRITE64;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.AccessMode;
import protoprobe.procmem.checks.IdleFlag;
import protoprobe.procmem.checks.NoProcess;
import protoprobe.procmem.checks.RefusedFlag;
import protoprobe.procmem.checks.ThreadPath;

/** For the checks of opening. */
final class OpenScenarios {
  private OpenScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (AccessMode row : AccessMode.values()) {
      all.add(
          Scenario.of("procmem/open/own/" + row.key())
              .breaks(any(OPENAT).and(path("/proc/self/mem")), fails(EACCES))
              .fails("openat = EACCES"));
    }
    for (RefusedFlag row : RefusedFlag.values()) {
      all.add(
          Scenario.of("procmem/open/refused-flag/" + row.key())
              .breaks(any(OPENAT).and(path("/proc/self/mem")), fails(EPERM))
              .warns("openat = EPERM"));
    }
    for (IdleFlag row : IdleFlag.values()) {
      all.add(
          Scenario.of("procmem/open/idle-flag/" + row.key())
              .breaks(any(OPENAT).and(path(".*/mem")).and(OpenScenarios::forBoth), fails(EINVAL))
              .warns("openat = EINVAL"));
    }
    for (ThreadPath row : ThreadPath.values()) {
      all.add(
          Scenario.of("procmem/open/through-a-thread/" + row.key())
              .breaks(any(OPENAT).and(path(".*/mem")).and(OpenScenarios::byThread), fails(EACCES))
              .fails("openat = EACCES"));
    }
    for (NoProcess row : NoProcess.values()) {
      all.add(
          Scenario.of("procmem/open/nobody/" + row.key())
              .breaks(any(OPENAT).and(failing(ENOENT)), fails(ESRCH))
              .warns("openat = ESRCH"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/open/for-path-only")
            .breaks(onMem(PREAD64).and(failing(EBADF)), returns(0))
            .warns("pread64 = 0"),
        Scenario.of("procmem/open/temporary-beside-it")
            .breaks(any(OPENAT).and(path("/proc/self")), fails(ENOSPC))
            .warns("openat = ENOSPC"),
        Scenario.of("procmem/open/read-only-cannot-write")
            .breaks(onMem(PWRITE64).and(failing(EBADF)), returns(1))
            .fails("pwrite64 = 1"),
        Scenario.of("procmem/open/write-only-cannot-read")
            .breaks(onMem(PREAD64).and(failing(EBADF)), returns(1))
            .fails("pread64 = 1"),
        Scenario.of("procmem/open/not-a-program")
            .breaks(any(FACCESSAT).and(failing(EACCES)), returns(0))
            .fails("faccessat = 0"),
        Scenario.of("procmem/open/may-be-read-and-written")
            .breaks(any(FACCESSAT), fails(EACCES))
            .warns("faccessat = EACCES"));
  }

  /** O_RDWR. */
  private static boolean forBoth(Seen seen) {
    return (seen.argument(2) & 3) == 2;
  }

  private static boolean byThread(Seen seen) {
    return seen.raw(GETTID).raw() != seen.raw(GETPID).raw();
  }
}
