// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.succeeding;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.ENOSYS;
import static protoprobe.procmem.wire.Errno.ENOTTY;
import static protoprobe.procmem.wire.Syscall.COPY_FILE_RANGE;
import static protoprobe.procmem.wire.Syscall.FADVISE64;
import static protoprobe.procmem.wire.Syscall.FALLOCATE;
import static protoprobe.procmem.wire.Syscall.FLOCK;
import static protoprobe.procmem.wire.Syscall.FSYNC;
import static protoprobe.procmem.wire.Syscall.GETDENTS64;
import static protoprobe.procmem.wire.Syscall.IOCTL;
import static protoprobe.procmem.wire.Syscall.MMAP;
import static protoprobe.procmem.wire.Syscall.PPOLL;
import static protoprobe.procmem.wire.Syscall.READAHEAD;
import static protoprobe.procmem.wire.Syscall.SENDFILE;
import static protoprobe.procmem.wire.Syscall.SPLICE;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.IdleOperation;
import protoprobe.procmem.checks.RefusedOperation;

/** For the checks of other operations. */
final class FileScenarios {
  private FileScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (RefusedOperation row : RefusedOperation.values()) {
      all.add(
          Scenario.of("procmem/file/refused-operation/" + row.key())
              .breaks(
                  any(MMAP, SPLICE, SENDFILE, COPY_FILE_RANGE, FALLOCATE, FSYNC, GETDENTS64)
                      .and(succeeding().negate()),
                  fails(ENOSYS))
              .warns("= ENOSYS"));
    }
    for (IdleOperation row : IdleOperation.values()) {
      all.add(
          Scenario.of("procmem/file/idle-operation/" + row.key())
              .breaks(onMem(FLOCK, FADVISE64, READAHEAD, IOCTL), fails(ENOTTY))
              .warns("= ENOTTY"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/file/poll").breaks(any(PPOLL), returns(0)).warns("ppoll = 0"));
  }
}
