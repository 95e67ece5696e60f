// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.argument;
import static protoprobe.procmem.scenario.Calls.cutShort;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.leaves;
import static protoprobe.procmem.scenario.Effects.patches;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EFAULT;
import static protoprobe.procmem.wire.Errno.EIO;
import static protoprobe.procmem.wire.Errno.EOPNOTSUPP;
import static protoprobe.procmem.wire.Syscall.LSEEK;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PREADV;
import static protoprobe.procmem.wire.Syscall.PREADV2;
import static protoprobe.procmem.wire.Syscall.READ;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.AcrossHole;
import protoprobe.procmem.checks.HugeLength;
import protoprobe.procmem.checks.Inaccessible;
import protoprobe.procmem.checks.NothingThere;
import protoprobe.procmem.checks.UnknownFlag;

/** For the checks of reading. */
final class ReadScenarios {
  private ReadScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (AcrossHole row : AcrossHole.values()) {
      all.add(
          Scenario.of("procmem/read/across-hole/" + row.key())
              .breaks(onMem(PREAD64).and(cutShort()), fails(EIO))
              .warns("pread64 = EIO"));
    }
    for (AcrossHole row : AcrossHole.values()) {
      all.add(
          Scenario.of("procmem/read/across-hole/" + row.key())
              .breaks(onMem(PREAD64).and(cutShort()), leaves(1, (byte) 9))
              .warns("the memory's octets"));
    }
    for (NothingThere row : NothingThere.values()) {
      all.add(
          Scenario.of("procmem/read/nothing-there/" + row.key())
              .breaks(onMem(PREAD64).and(failing(EIO)), returns(0))
              .warns("pread64 = 0"));
    }
    for (NothingThere row : NothingThere.values()) {
      all.add(
          Scenario.of("procmem/read/no-octets/" + row.key())
              .breaks(onMem(PREAD64).and(argument(2, 0)), fails(EIO))
              .warns("pread64 = EIO"));
    }
    for (Inaccessible row : Inaccessible.values()) {
      all.add(
          Scenario.of("procmem/read/inaccessible/" + row.key())
              .breaks(onMem(PREAD64).and(failing(EIO)), returns(8))
              .fails("pread64 = 8"));
    }
    for (UnknownFlag row : UnknownFlag.values()) {
      all.add(
          Scenario.of("procmem/read/flag-without-method/" + row.key())
              .breaks(onMem(PREADV2).and(failing(EOPNOTSUPP)), returns(8))
              .warns("preadv2 = 8"));
    }
    for (HugeLength row : HugeLength.values()) {
      all.add(
          Scenario.of("procmem/read/huge-length/" + row.key())
              .breaks(onMem(PREAD64).and(failing(EFAULT)), returns(0))
              .warns("pread64 = 0"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/read/in-sequence")
            .breaks(onMem(READ), leaves(1, (byte) 7))
            .fails("three of the one page"),
        Scenario.of("procmem/read/untouched")
            .breaks(onMem(PREAD64), leaves(1, (byte) 9))
            .fails("zeroes"),
        Scenario.of("procmem/read/adjacent-mappings")
            .breaks(onMem(PREAD64), returns(4095))
            .warns("pread64 = 4095"),
        Scenario.of("procmem/read/adjacent-mappings")
            .breaks(onMem(PREAD64), leaves(1, (byte) 9))
            .warns("in order"),
        Scenario.of("procmem/read/across-end-of-file")
            .breaks(onMem(PREAD64).and(cutShort()), fails(EIO))
            .warns("pread64 = EIO"),
        Scenario.of("procmem/read/large")
            .breaks(onMem(PREAD64), returns(1 << 20))
            .warns("pread64 = 0x100000"),
        Scenario.of("procmem/read/two-octets-of-many")
            .breaks(onMem(PREAD64).and(cutShort()), patches(1, 2, (byte) 0))
            .fails("two octets of the memory"),
        Scenario.of("procmem/read/bad-buffer")
            .breaks(onMem(PREAD64).and(failing(EFAULT)), returns(0))
            .warns("pread64 = 0"),
        Scenario.of("procmem/read/bad-buffer-in-hole")
            .breaks(onMem(PREAD64).and(failing(EIO)), fails(EFAULT))
            .warns("pread64 = EFAULT"),
        Scenario.of("procmem/read/buffer-ends-early")
            .breaks(onMem(READ).and(failing(EFAULT)), returns(4095))
            .warns("read = 4095"),
        Scenario.of("procmem/read/buffer-ends-early")
            .breaks(onMem(LSEEK).and(argument(2, 1)), returns(0))
            .warns("lseek = 0"),
        Scenario.of("procmem/read/several-buffers")
            .breaks(onMem(PREADV), fails(EIO))
            .warns("preadv = EIO"),
        Scenario.of("procmem/read/second-buffer-bad")
            .breaks(onMem(PREADV), fails(EFAULT))
            .warns("preadv = EFAULT"),
        Scenario.of("procmem/read/high-priority")
            .breaks(onMem(PREADV2), fails(EOPNOTSUPP))
            .warns("preadv2 = EOPNOTSUPP"));
  }
}
