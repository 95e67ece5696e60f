// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.argument;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.in;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.where;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.leaves;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EIO;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.PWRITE64;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.checks.SharedUnwritable;
import protoprobe.procmem.checks.Unreadable;
import protoprobe.procmem.checks.Unwritable;
import protoprobe.procmem.checks.WhoseText;

/** For the checks of what may not be read or written. */
final class ForceScenarios {
  private ForceScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (Unreadable row : Unreadable.values()) {
      all.add(
          Scenario.of("procmem/read/unreadable/" + row.key())
              .breaks(onMem(PREAD64).and(where(row.text())), leaves(1, (byte) 9))
              .fails("the page's octets"));
    }
    for (Unreadable row : Unreadable.values()) {
      all.add(
          Scenario.of("procmem/read/unreadable/" + row.key())
              .pretend(onMem(PREAD64).and(where("---p").or(where(row.text()))), fails(EIO))
              .breaks(onMem(PREAD64).and(argument(2, 3)), returns(3))
              .fails("pread64 = 3"));
    }
    for (Unwritable row : Unwritable.values()) {
      all.add(
          Scenario.of("procmem/write/unwritable/" + row.key())
              .breaks(onMem(PWRITE64).and(where(row.text())), fails(EIO))
              .fails("pwrite64 = EIO"));
    }
    for (SharedUnwritable row : SharedUnwritable.values()) {
      all.add(
          Scenario.of("procmem/write/shared-unwritable/" + row.key())
              .breaks(onMem(PWRITE64).and(failing(EIO)), returns(8))
              .fails("pwrite64 = 8"));
    }
    for (WhoseText row : WhoseText.values()) {
      all.add(
          Scenario.of("procmem/write/program-text/" + row.key())
              .breaks(onMem(PWRITE64).and(where("r-xp")), fails(EIO))
              .fails("pwrite64 = EIO"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/read/force-policy")
            .breaks(onMem(PREAD64).and(where("---p")), fails(EIO))
            .observes("policy"),
        Scenario.of("procmem/write/private-file")
            .breaks(onMem(PWRITE64).and(where("r--p")), fails(EIO))
            .fails("pwrite64 = EIO"),
        Scenario.of("procmem/write/private-file")
            .breaks(
                any(PREAD64).and(seen -> seen.file().startsWith("/memfd:")), leaves(1, (byte) 'w'))
            .fails("the file, unchanged"),
        Scenario.of("procmem/write/sealed-mapping")
            .breaks(onMem(PWRITE64).and(where("r--p")), fails(EIO))
            .fails("pwrite64 = EIO"),
        Scenario.of("procmem/write/kernel-code")
            .breaks(onMem(PWRITE64).and(in("[vdso]")), fails(EIO))
            .fails("pwrite64 = EIO"),
        Scenario.of("procmem/write/while-tracing")
            .breaks(onMem(PWRITE64).and(where("r--p")), fails(EIO))
            .fails("pwrite64 = EIO"));
  }
}
