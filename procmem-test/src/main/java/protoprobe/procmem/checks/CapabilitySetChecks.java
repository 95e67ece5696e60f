// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.TargetTask;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "security/commoncap.c", title = "Which sets of capabilities count")
final class CapabilitySetChecks {
  private static final Caller USER = Caller.user(1000);
  private static final CapabilitySet NET = CapabilitySet.of(Capability.NET_ADMIN);
  private static final int PR_CAPBSET_DROP = 24;

  @Check(
      id = "procmem/capabilities/permitted-counts",
      row = "C-06",
      section = "cap_ptrace_access_check()",
      level = MUST,
      says = "A capability that the target could put into force counts as one that it has.")
  void permittedCounts(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      TargetTask target = cast.target(Target.user(1000).permitting(NET));
      Cast.capabilities(
          target.task(),
          CapabilitySet.NONE,
          machine.provoke(NET, CapabilitySet.NONE),
          CapabilitySet.NONE);

      assertThatAnswer(Asking.one(cast.caller(USER), Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(false);
    }
  }

  @Check(
      id = "procmem/capabilities/inheritable-does-not",
      row = "C-07",
      section = "cap_ptrace_access_check()",
      level = MUST,
      says = "A capability that is inheritable only does not count.")
  void inheritableDoesNot(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      TargetTask target = cast.target(Target.user(1000).permitting(NET));
      Cast.capabilities(
          target.task(), CapabilitySet.NONE, machine.provoke(CapabilitySet.NONE, NET), NET);

      assertThatAnswer(Asking.one(cast.caller(USER), Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/capabilities/bounding-does-not",
      row = "C-13",
      section = "cap_ptrace_access_check()",
      level = MUST,
      says = "That the caller's bounding set is smaller than the target's does not count.")
  void boundingDoesNot(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask root = cast.like();
      root.task().call(Syscall.PRCTL, PR_CAPBSET_DROP, Capability.NET_RAW.number()).value();
      CallerTask caller = cast.change(root, machine.provoke(USER, USER.gids(Ids.all(1001))));
      TargetTask target = cast.target(Target.user(1000));

      assertThatAnswer(Asking.one(caller, Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/capabilities/all-but-ptrace",
      row = "C-11",
      section = "cap_ptrace_access_check()",
      level = MUST,
      says = "Root that lacks CAP_SYS_PTRACE alone does not get at root that has it.")
  void allButPtrace(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      cast.needs(Capability.SYS_PTRACE);
      CapabilitySet all = cast.premises().self().permitted();
      CapabilitySet some = machine.provoke(all.without(Capability.SYS_PTRACE), all);
      TargetTask target = cast.target(Target.user(0).permitting(CapabilitySet.ALL));

      assertThatAnswer(
              Asking.one(cast.caller(Caller.user(0).with(some)), Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(false);
    }
  }

  @Check(
      id = "procmem/capabilities/all-but-ptrace-not-dumpable",
      row = "D-06",
      spec = "kernel/ptrace.c",
      section = "__ptrace_may_access()",
      level = MUST,
      says = "Nor at root without capabilities that is not dumpable.")
  void allButPtraceNotDumpable(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      cast.needs(Capability.SYS_PTRACE);
      CapabilitySet all = cast.premises().self().permitted();
      CapabilitySet some = machine.provoke(all.without(Capability.SYS_PTRACE), all);
      TargetTask target = cast.target(Target.user(0).dumping(Target.Dumpable.DISABLED));

      assertThatAnswer(
              Asking.one(cast.caller(Caller.user(0).with(some)), Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(false);
    }
  }

  @Check(
      id = "procmem/access/file-system-user-takes-capabilities",
      row = "A-16",
      spec = "security/commoncap.c",
      section = "cap_task_fix_setuid()",
      level = MUST,
      says = "Root whose file system user is another loses the capabilities that open files.")
  void fileSystemUserTakesCapabilities(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask root = cast.like();
      TargetTask target = cast.target(Target.user(1000));
      cast.needs(Capability.SYS_PTRACE);
      cast.fileSystemUser(root, machine.provoke(1001, 0));

      assertThatAnswer(Asking.one(root, Wish.of(target, Request.MEM_READ)))
          .as("mem")
          .isGranted(false);
    }
  }
}
