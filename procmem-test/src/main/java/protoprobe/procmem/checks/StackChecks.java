// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.target.CallAssert.assertThatCall;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Region;
import protoprobe.procmem.target.Specimen;
import protoprobe.procmem.target.Struct;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.target.Transfer;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "mm/memory.c", title = "Below the stack")
final class StackChecks {
  private static final int RLIMIT_STACK = 3;
  private static final long BELOW = 64 << 10;
  private static final long FAR = 4 << 20;

  @Check(
      id = "procmem/read/below-stack",
      row = "R-23",
      spec = "mm/memory.c",
      section = "__access_remote_vm()",
      level = INFO,
      says = "Whether a read 64 KiB below the stack makes the stack grow, and brings zeroes.")
  void belowStack(Machine machine, Findings findings) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      Region stack = Region.named(it.task(), "[stack]");

      Transfer read = it.mem().pread(stack.start() - machine.provoke(BELOW, -BELOW / 16), 8);

      long length = Region.named(it.task(), "[stack]").length();
      findings.observe("below-stack", read.returned().text());
      findings.observe("stack-grows", length > stack.length());
    }
  }

  @Check(
      id = "procmem/read/far-below-stack",
      row = "R-24",
      spec = "mm/vma.c",
      section = "acct_stack_growth()",
      level = SHOULD,
      says = "The stack does not grow past its limit: a read far below it is EIO.")
  void farBelowStack(Machine machine) {
    try (Specimen it = Specimen.readable(machine, 1)) {
      Region stack = Region.named(it.task(), "[stack]");
      long at = stack.end() - stackLimit(it.task()) - FAR;
      if (Region.at(it.task(), at).isPresent()) {
        throw new NotApplicable("far below [stack]: expected a hole, got a mapping");
      }

      Transfer read = it.mem().pread(machine.provoke(at, stack.end() - 64), 8);

      assertThatCall(read).as("EIO").failsWith(Errno.EIO);
    }
  }

  private static long stackLimit(Task task) {
    long into = task.room(16);
    task.require(Syscall.PRLIMIT64, 0, RLIMIT_STACK, 0, into);
    long limit = Struct.word(task.agent().peek(into, 8), 0);
    if (limit < 0 || limit > 1L << 40) {
      throw new NotApplicable("RLIMIT_STACK: expected a limit, got " + Long.toHexString(limit));
    }
    return limit;
  }
}
