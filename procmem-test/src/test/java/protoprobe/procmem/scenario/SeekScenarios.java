// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.argument;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.EIO;
import static protoprobe.procmem.wire.Errno.EOVERFLOW;
import static protoprobe.procmem.wire.Syscall.LSEEK;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PREADV2;
import static protoprobe.procmem.wire.Syscall.PWRITE64;
import static protoprobe.procmem.wire.Syscall.READ;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.Beyond;
import protoprobe.procmem.checks.NegativeOffset;
import protoprobe.procmem.checks.NegativePosition;
import protoprobe.procmem.checks.PositionAfter;
import protoprobe.procmem.checks.SharedBy;
import protoprobe.procmem.checks.Whence;

/** For the checks of seeking. */
final class SeekScenarios {
  private SeekScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (Whence row : Whence.values()) {
      all.add(
          Scenario.of("procmem/seek/from-what-has-no-end/" + row.key())
              .breaks(onMem(LSEEK).and(failing(EINVAL)), returns(0))
              .warns("lseek = 0"));
    }
    for (NegativePosition row : NegativePosition.values()) {
      all.add(
          Scenario.of("procmem/seek/unsigned/" + row.key())
              .breaks(onMem(LSEEK).and(seen -> seen.returned().raw() < 0), fails(EINVAL))
              .warns("lseek = EINVAL"));
    }
    for (Beyond row : Beyond.values()) {
      all.add(
          Scenario.of("procmem/seek/beyond/" + row.key())
              .breaks(onMem(READ).and(failing(EIO)), returns(8))
              .fails("read = 8"));
    }
    for (NegativeOffset row : NegativeOffset.values()) {
      all.add(
          Scenario.of("procmem/seek/pread-negative/" + row.key())
              .breaks(onMem(PREAD64).and(failing(EINVAL)), fails(EIO))
              .warns("pread64 = EIO"));
    }
    for (NegativeOffset row : NegativeOffset.values()) {
      all.add(
          Scenario.of("procmem/seek/pwrite-negative/" + row.key())
              .breaks(onMem(PWRITE64).and(failing(EINVAL)), fails(EIO))
              .warns("pwrite64 = EIO"));
    }
    for (PositionAfter row : PositionAfter.values()) {
      all.add(
          Scenario.of("procmem/seek/position-after/" + row.key())
              .breaks(onMem(LSEEK).and(argument(2, 1)), returns(seen -> seen.returned().raw() + 1))
              .warns("was: " + (row.moved() + 1)));
    }
    for (SharedBy row : SharedBy.values()) {
      all.add(
          Scenario.of("procmem/seek/shared-position/" + row.key())
              .breaks(onMem(LSEEK).and(argument(2, 1)), returns(0))
              .warns("lseek = 0"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/seek/read-at-negative")
            .breaks(onMem(READ).and(failing(EIO)), returns(0))
            .warns("read = 0"),
        Scenario.of("procmem/seek/read-past-the-end-of-numbers")
            .breaks(onMem(READ).and(failing(EOVERFLOW)), fails(EIO))
            .warns("read = EIO"),
        Scenario.of("procmem/seek/pread-highest")
            .breaks(onMem(PREAD64).and(failing(EIO)), returns(0))
            .warns("pread64 = 0"),
        Scenario.of("procmem/seek/preadv2-at-the-position")
            .breaks(onMem(PREADV2).and(argument(3, -1)), fails(EINVAL))
            .warns("preadv2 = EINVAL"),
        Scenario.of("procmem/seek/preadv2-at-the-position")
            .breaks(onMem(LSEEK).and(argument(2, 1)), returns(0))
            .warns("lseek = 0"),
        Scenario.of("procmem/seek/pread-keeps-position")
            .breaks(onMem(LSEEK).and(argument(2, 1)), returns(seen -> seen.returned().raw() + 8))
            .warns("lseek = 0x"));
  }
}
