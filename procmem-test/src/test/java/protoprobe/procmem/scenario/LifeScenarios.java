// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.path;
import static protoprobe.procmem.scenario.Calls.returning;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.leaves;
import static protoprobe.procmem.scenario.Effects.opens;
import static protoprobe.procmem.scenario.Effects.patches;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EACCES;
import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.EIO;
import static protoprobe.procmem.wire.Errno.ENOENT;
import static protoprobe.procmem.wire.Errno.EPERM;
import static protoprobe.procmem.wire.Errno.ESRCH;
import static protoprobe.procmem.wire.Syscall.LSEEK;
import static protoprobe.procmem.wire.Syscall.OPENAT;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PROCESS_VM_READV;
import static protoprobe.procmem.wire.Syscall.PTRACE;
import static protoprobe.procmem.wire.Syscall.PWRITE64;
import static protoprobe.procmem.wire.Syscall.UNAME;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.AfterEnd;
import protoprobe.procmem.checks.AfterExec;
import protoprobe.procmem.checks.PathToNobody;

/** For the checks of ends, executions and heirs. */
final class LifeScenarios {
  private LifeScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (AfterEnd row : AfterEnd.values()) {
      all.add(
          Scenario.of("procmem/life/after-end/" + row.key())
              .breaks(onMem(PREAD64, PWRITE64), fails(EIO))
              .warns("64 = EIO"));
    }
    for (PathToNobody row : PathToNobody.values()) {
      all.add(
          Scenario.of("procmem/life/open-reaped/" + row.key())
              .breaks(any(OPENAT).and(failing(ENOENT).or(failing(ESRCH))), fails(EACCES))
              .warns("openat = EACCES"));
    }
    for (AfterExec row : AfterExec.values()) {
      all.add(
          Scenario.of("procmem/life/opened-before-exec/" + row.key())
              .breaks(onMem(PREAD64, PWRITE64).and(returning(0)), returns(4))
              .fails("64 = 4"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/life/still-a-file")
            .breaks(onMem(LSEEK), fails(EINVAL))
            .warns("lseek = EINVAL"),
        Scenario.of("procmem/life/open-zombie")
            .breaks(any(OPENAT).and(failing(ESRCH)), fails(EACCES))
            .warns("openat = EACCES"),
        Scenario.of("procmem/life/open-zombie")
            .pretend(any(UNAME), patches(0, RELEASE, OLD))
            .pretend(any(OPENAT).and(failing(ESRCH)), opens(""))
            .breaks(any(OPENAT).and(path(".*/mem")), fails(ESRCH))
            .warns("openat = ESRCH"),
        Scenario.of("procmem/life/open-zombie")
            .pretend(any(UNAME), patches(0, RELEASE, OLD))
            .pretend(any(OPENAT).and(failing(ESRCH)), opens(""))
            .breaks(any(PREAD64), fails(EIO))
            .warns("pread64 = EIO"),
        Scenario.of("procmem/life/open-kernel-thread")
            .pretend(any(OPENAT).and(path("/proc/2/status")), opens("Name:\tkthreadd\n"))
            .pretend(any(OPENAT).and(path("/proc/2/mem")), fails(ESRCH))
            .breaks(any(OPENAT).and(failing(ESRCH)), fails(EACCES))
            .warns("openat = EACCES"),
        Scenario.of("procmem/life/next-of-the-same-id")
            .breaks(onMem(PREAD64).and(returning(0)), returns(1))
            .fails("pread64 = 1"),
        Scenario.of("procmem/life/zombie-by-other-ways")
            .breaks(any(PTRACE), fails(ESRCH))
            .warns("ptrace = ESRCH"),
        Scenario.of("procmem/life/zombie-by-other-ways")
            .breaks(any(PROCESS_VM_READV).and(failing(ESRCH)), fails(EPERM))
            .warns("process_vm_readv = EPERM"),
        Scenario.of("procmem/life/opened-after-exec")
            .breaks(onMem(PREAD64).and(returning(4)), returns(0))
            .fails("a program"),
        Scenario.of("procmem/life/memory-shared-with-another")
            .breaks(onMem(PREAD64).and(returning(2)), returns(0))
            .fails("2 octets of the old memory"),
        Scenario.of("procmem/life/own-file-over-exec")
            .breaks(onMem(PREAD64).and(returning(0)), returns(4))
            .fails("pread64 = 4"),
        Scenario.of("procmem/life/inherited")
            .breaks(onMem(PREAD64), leaves(1, (byte) 9))
            .fails("the parent's"),
        Scenario.of("procmem/life/opened-before-privileges-went")
            .breaks(any(OPENAT).and(failing(EACCES)), returns(77))
            .fails("openat = 77"),
        Scenario.of("procmem/life/opened-before-privileges-went")
            .breaks(onMem(PWRITE64), fails(EPERM))
            .fails("pwrite64 = EPERM"));
  }

  /** Offset in struct new_utsname. */
  private static final int RELEASE = 130;

  private static final byte[] OLD = {'6', '.', '1', '5', '.', '9', 0};
}
