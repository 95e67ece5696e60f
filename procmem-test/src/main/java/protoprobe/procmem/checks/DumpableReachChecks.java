// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDONLY;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.Dumpability;
import protoprobe.procmem.access.TargetTask;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;

@Topic(spec = "fs/proc/base.c", title = "How far it reaches not to be dumpable")
final class DumpableReachChecks {
  private static final Caller USER = Caller.user(1000);

  @Check(
      id = "procmem/dumpable/own-file",
      row = "D-07",
      spec = "fs/proc/base.c",
      section = "task_dump_owner()",
      level = MUST,
      says = "A user's process that is not dumpable cannot open its own memory file, but its maps.")
  void ownFile(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask self = cast.caller(USER);
      Dumpability.set(self.task(), machine.provoke(0, 1));
      TargetTask itself = cast.asTarget(self);

      assertThatAnswer(Asking.one(self, Wish.of(itself, Request.MAPS)))
          .as("maps, mode 0444")
          .isGranted(true);
      assertThatAnswer(Asking.one(self, Wish.of(itself, Request.MEM_READ)))
          .as("its own mem, which belongs to root now")
          .isGranted(false);
    }
  }

  @Check(
      id = "procmem/dumpable/own-file-overridden",
      row = "D-08",
      spec = "fs/namei.c",
      section = "generic_permission()",
      level = MUST,
      says = "With CAP_DAC_OVERRIDE it can open it.")
  void ownFileOverridden(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CapabilitySet override = CapabilitySet.of(Capability.DAC_OVERRIDE);
      CallerTask self = cast.caller(USER.with(machine.provoke(override, CapabilitySet.NONE)));
      Dumpability.set(self.task(), 0);

      assertThatAnswer(Asking.one(self, Wish.of(cast.asTarget(self), Request.MEM_READ_WRITE)))
          .as("its own mem")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/dumpable/opened-before",
      row = "D-09",
      spec = "fs/proc/base.c",
      section = "mem_open()",
      level = MUST,
      says = "Who opened the file before the target ceased to be dumpable goes on reading.")
  void openedBefore(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      TargetTask target = cast.target(Target.user(1000));
      CallerTask caller = cast.caller(USER);
      try (OpenFile mem = caller.task().openMem(target.task(), O_RDONLY).file()) {
        Dumpability.set(target.task(), machine.provoke(0, 1));

        assertThatCall(mem.pread(target.address(), 1)).as("a read").returns(1);
        assertThatAnswer(Asking.one(caller, Wish.of(target, Request.MEM_READ)))
            .as("to open it anew")
            .isGranted(false);
      }
    }
  }

  @Check(
      id = "procmem/dumpable/after-exit",
      row = "D-24",
      spec = "kernel/ptrace.c",
      section = "__ptrace_may_access(), since 7.0.8, 6.18.31, 6.1.173",
      level = MUST,
      says = "Who was not dumpable stays out of reach after its exit, until it is waited for.")
  void afterExit(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      if (!cast.premises().around().kernel().checksExited()) {
        throw new NotApplicable(
            "Linux %s: not known to have the fix of CVE-2026-46333"
                .formatted(machine.kernel().release()));
      }
      Target.Dumpable dumpable = machine.provoke(Target.Dumpable.DISABLED, Target.Dumpable.USER);
      TargetTask zombie = cast.target(Target.user(1000).dumping(dumpable).in(Target.State.ZOMBIE));
      CallerTask caller = cast.caller(USER);

      assertThatAnswer(Asking.one(caller, Wish.of(zombie, Request.PIDFD_GETFD)))
          .as("pidfd_getfd")
          .isGranted(false);
    }
  }
}
