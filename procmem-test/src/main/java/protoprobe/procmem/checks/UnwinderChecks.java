// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.wire.Flags.PROT_NONE;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.agent.AgentGone;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Mapping;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Unwinder;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/proc/base.c", title = "A stack unwinder in a signal handler")
final class UnwinderChecks {
  private static final int SIGSEGV = 11;
  private static final int[] ELF = {0x7f, 'E', 'L', 'F'};

  @Check(
      id = "procmem/read/unwinder",
      row = "R-35",
      section = "mem_rw()",
      level = MUST,
      says =
          "From inside a handler of SIGSEGV the beginning of each mapped region is read, and where"
              + " no memory is there is an error, not a second signal.")
  void unwinder(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 3)) {
      it.protect(2, machine.provoke(PROT_NONE, PROT_READ | PROT_WRITE));
      List<Long> nowhere = List.of(it.at(1), 0L, 0x0000_7fff_ffff_f000L, Long.MAX_VALUE);
      Unwinder unwinder = unwinder(it, nowhere);
      it.hole(1); // now, so that nothing new is put there

      run(it, unwinder);

      assertThat(unwinder.runs()).as("the handler, run once").isEqualTo(1);
      assertThat(unwinder.lines())
          .filteredOn(line -> nowhere.contains(line.address()))
          .as("an error where no memory is")
          .hasSize(nowhere.size())
          .allSatisfy(line -> assertThat(line.result()).isNegative());
      assertThat(unwinder.lines())
          .filteredOn(line -> isElf(line.octets()))
          .as("an ELF header at the beginning of the program")
          .isNotEmpty();
    }
  }

  private static Unwinder unwinder(Specimen it, List<Long> nowhere) {
    List<Long> addresses = new ArrayList<>(nowhere);
    Region.of(it.task()).forEach(each -> addresses.add(each.start()));
    Unwinder unwinder =
        Unwinder.in(it.mem(), new Mapping(it.task(), it.at(2), it.page()), addresses);
    long action = it.task().put(unwinder.action());
    it.task().call(Syscall.RT_SIGACTION, SIGSEGV, action, 0, Long.BYTES).value();
    return unwinder;
  }

  private static void run(Specimen it, Unwinder unwinder) {
    try {
      it.task().invoke(unwinder.access(), it.at(2), unwinder.tableAddress());
    } catch (AgentGone died) {
      throw new AssertionError("[no second signal] the task ended: " + died.getMessage(), died);
    }
  }

  private static boolean isElf(byte[] octets) {
    for (int i = 0; i < ELF.length; i++) {
      if (octets[i] != ELF[i]) {
        return false;
      }
    }
    return true;
  }
}
