// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.cutShort;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.onMem;
import static protoprobe.procmem.scenario.Calls.where;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Errno.EFAULT;
import static protoprobe.procmem.wire.Errno.EFBIG;
import static protoprobe.procmem.wire.Errno.EINVAL;
import static protoprobe.procmem.wire.Errno.EIO;
import static protoprobe.procmem.wire.Syscall.FCNTL;
import static protoprobe.procmem.wire.Syscall.PWRITE64;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import protoprobe.procmem.checks.BadSource;
import protoprobe.procmem.checks.Inaccessible;
import protoprobe.procmem.checks.NothingThere;

/** For the checks of writing. */
final class WriteScenarios {
  private WriteScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (NothingThere row : NothingThere.values()) {
      all.add(
          Scenario.of("procmem/write/nothing-there/" + row.key())
              .breaks(onMem(PWRITE64).and(failing(EIO)), fails(EFAULT))
              .warns("pwrite64 = EFAULT"));
    }
    for (BadSource row : BadSource.values()) {
      all.add(
          Scenario.of("procmem/write/bad-source/" + row.key())
              .breaks(onMem(PWRITE64).and(failing(EFAULT)), fails(EIO))
              .warns("pwrite64 = EIO"));
    }
    for (Inaccessible row : Inaccessible.values()) {
      all.add(
          Scenario.of("procmem/write/inaccessible/" + row.key())
              .breaks(onMem(PWRITE64).and(failing(EIO)), returns(1))
              .fails("pwrite64 = 1"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/write/ordinary")
            .breaks(onMem(PWRITE64), returns(1))
            .fails("pwrite64 = 1"),
        Scenario.of("procmem/write/ordinary")
            .breaks(onMem(PWRITE64), alsoOneFurther())
            .fails("the task's own memory"),
        Scenario.of("procmem/write/across-hole")
            .breaks(onMem(PWRITE64).and(cutShort()), fails(EFAULT))
            .warns("pwrite64 = EFAULT"),
        Scenario.of("procmem/write/source-ends-early")
            .breaks(onMem(PWRITE64).and(failing(EFAULT)), returns(4095))
            .warns("pwrite64 = 4095"),
        Scenario.of("procmem/write/opened-to-append")
            .breaks(onMem(PWRITE64).and(WriteScenarios::appends), fails(EINVAL))
            .fails("pwrite64 = EINVAL"),
        Scenario.of("procmem/write/code-takes-effect")
            .breaks(onMem(PWRITE64).and(where("r-xp")), fails(EIO))
            .fails("pwrite64 = EIO"),
        Scenario.of("procmem/write/after-fork")
            .breaks(onMem(PWRITE64), alsoIntoTheWriter())
            .fails("the parent's, unchanged"),
        Scenario.of("procmem/write/file-size-limit")
            .breaks(onMem(PWRITE64).and(seen -> seen.limit(1) == 0), fails(EFBIG))
            .warns("pwrite64 = EFBIG"));
  }

  private static UnaryOperator<Seen> alsoOneFurther() {
    return seen -> {
      long source = seen.argument(1);
      seen.raw(PWRITE64, seen.argument(0), source, seen.argument(2), seen.argument(3) + 1);
      return seen;
    };
  }

  private static UnaryOperator<Seen> alsoIntoTheWriter() {
    return seen -> {
      seen.task().agent().poke(seen.argument(3), seen.octets(seen.argument(1), 1));
      return seen;
    };
  }

  /** F_GETFL says O_APPEND. */
  private static boolean appends(Seen seen) {
    return (seen.raw(FCNTL, seen.argument(0), 3).raw() & 0x400) != 0;
  }
}
