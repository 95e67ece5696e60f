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
import static protoprobe.procmem.wire.Syscall.MPROTECT;
import static protoprobe.procmem.wire.Syscall.PKEY_ALLOC;
import static protoprobe.procmem.wire.Syscall.PKEY_MPROTECT;
import static protoprobe.procmem.wire.Syscall.PREAD64;
import static protoprobe.procmem.wire.Syscall.READ;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import protoprobe.procmem.checks.Advice;
import protoprobe.procmem.checks.OwnRegion;
import protoprobe.procmem.checks.SharedKind;
import protoprobe.procmem.checks.StoppedBy;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Unwinder;
import protoprobe.procmem.wire.Returned;

/** For the checks of kinds of memory. */
final class RegionScenarios {
  private RegionScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(single());
    for (OwnRegion row : OwnRegion.values()) {
      all.add(
          Scenario.of("procmem/read/own-region/" + row.key())
              .breaks(onMem(PREAD64), leaves(1, (byte) 9, (byte) 9))
              .fails("what the task itself sees there"));
    }
    for (SharedKind row : SharedKind.values()) {
      all.add(
          Scenario.of("procmem/read/shared/" + row.key())
              .breaks(onMem(PREAD64).and(where("rw-s")), leaves(1, (byte) 0))
              .fails("the memory's octets"));
    }
    for (Advice row : Advice.values()) {
      all.add(
          Scenario.of("procmem/read/advised/" + row.key())
              .breaks(onMem(PREAD64), leaves(1, (byte) 9))
              .fails("the page's octets"));
    }
    for (StoppedBy row : StoppedBy.values()) {
      all.add(
          Scenario.of("procmem/read/stopped/" + row.key())
              .breaks(onMem(PREAD64), fails(EIO))
              .fails("pread64 = EIO"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("procmem/read/vsyscall")
            .breaks(onMem(READ).and(failing(EIO)), returns(8))
            .observes("vsyscall"),
        Scenario.of("procmem/read/below-stack")
            .breaks(onMem(PREAD64).and(in("[stack]")), fails(EIO))
            .observes("below-stack"),
        Scenario.of("procmem/read/far-below-stack")
            .breaks(onMem(PREAD64).and(failing(EIO)), returns(8))
            .warns("pread64 = 8"),
        Scenario.of("procmem/read/no-key")
            .pretend(any(PKEY_ALLOC), returns(seen -> 1 + seen.argument(1)))
            .pretend(any(PKEY_MPROTECT).and(argument(3, 2)), locks())
            .pretend(any(PKEY_MPROTECT), returns(0))
            .breaks(onMem(PREAD64), fails(EIO))
            .observes("locked-page"),
        Scenario.of("procmem/read/unwinder")
            .breaks(readsNothing())
            .fails("an error where no memory is"));
  }

  /** What a key without access does to the task itself. */
  private static UnaryOperator<Seen> locks() {
    return seen -> {
      seen.raw(MPROTECT, seen.argument(0), seen.argument(1), 0);
      return seen;
    };
  }

  /** A handler that is told that it read sixteen octets wherever there was an error. */
  private static Fault readsNothing() {
    return new Fault() {
      @Override
      public Returned happen(Seen seen) {
        return seen.returned();
      }

      @Override
      public void ran(Task task, long... arguments) {
        long line = arguments[1] + Unwinder.HEAD + Long.BYTES;
        task.agent().poke(line, Struct.of(Unwinder.PIECE));
      }
    };
  }
}
