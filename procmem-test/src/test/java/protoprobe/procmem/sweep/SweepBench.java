// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/**
 * System calls per second through the agent, one by one, in batches and relayed to a child; cells
 * per second of the sweep, beside those of the C program, which makes two processes for each three.
 */
public final class SweepBench {
  private static final int ROUNDS = 3;
  private static final int CALLS = 20_000;
  private static final int CELLS_OF_A_LINE = 3;

  private SweepBench() {}

  /** Prints a line for each measurement. */
  public static void main(String[] arguments) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      try (Machine machine = Machine.at(Host.session());
          Task child = machine.spawn()) {
        print(round, "calls, one by one", () -> oneByOne(machine.first()));
        print(round, "calls, in batches", () -> batches(machine.first()));
        print(round, "calls of a child, one by one", () -> oneByOne(child));
        print(round, "calls of a child, in batches", () -> batches(child));
      }
      print(round, "cells of the sweep", () -> HostSweep.once().cells().size());
    }
    witness();
  }

  private static int oneByOne(Task task) {
    for (int i = 0; i < CALLS; i++) {
      task.call(Syscall.GETPPID);
    }
    return CALLS;
  }

  private static int batches(Task task) {
    return task.calls(Collections.nCopies(CALLS, Call.of(Syscall.GETPPID))).size();
  }

  private static void witness() throws Exception {
    List<String> lines =
        HostSweep.once().cells().stream()
            .map(Cell::situation)
            .distinct()
            .map((Situation each) -> Witness.line(each))
            .flatMap(java.util.Optional::stream)
            .distinct()
            .toList();
    Path directory = Files.createTempDirectory("cells");
    Witness witness = Witness.in(directory);
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      int answers = witness.ask(lines).size();
      print(round, "cells of the C program", CELLS_OF_A_LINE * answers, start);
    }
    for (String name : List.of("cells.c", "cells", "input", "output")) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.delete(directory);
  }

  private static void print(int round, String what, IntSupplier work) {
    long start = System.nanoTime();
    print(round, what, work.getAsInt(), start);
  }

  private static void print(int round, String what, int count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "access round %d: %,.0f %s per second (%,d in %.2f s)%n",
        round, count / seconds, what, count, seconds);
  }
}
