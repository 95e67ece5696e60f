// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.CLONE_VM;
import static protoprobe.procmem.wire.Flags.PR_SET_DUMPABLE;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.Dumpability;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "kernel/cred.c", title = "What makes a process dumpable or not")
final class DumpableLifeChecks {
  private static final Caller USER = Caller.user(1000);
  private static final CapabilitySet NET = CapabilitySet.of(Capability.NET_ADMIN);

  @Check(
      id = "procmem/dumpable/ids-dropped",
      row = "D-10",
      section = "commit_creds()",
      level = MUST,
      says = "Root that becomes a user ceases to be dumpable: that user gets nothing.")
  void idsDropped(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask dropped = cast.caller(USER);
      if (machine.provoke(false, true)) { // without the stimulus it is made dumpable again
        Dumpability.set(dropped.task(), 1);
      }

      assertThat(Dumpability.of(dropped.task())).as("PR_GET_DUMPABLE, not 1").isNotEqualTo(1);
      assertRefused(cast, dropped);
    }
  }

  @Check(
      id = "procmem/dumpable/executed-after-drop",
      row = "D-11",
      spec = "fs/exec.c",
      section = "begin_new_exec()",
      level = MUST,
      says = "A program that it executes then is dumpable again: the user may ask.")
  void executedAfterDrop(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask dropped = cast.caller(USER);
      machine.provoke(() -> dropped.task().exec());

      assertThat(Dumpability.of(dropped.task())).as("PR_GET_DUMPABLE").isEqualTo(1);
      assertGranted(cast, dropped);
    }
  }

  @Check(
      id = "procmem/dumpable/reset-by-exec",
      row = "D-12",
      spec = "fs/exec.c",
      section = "begin_new_exec()",
      level = MUST,
      says = "A process that made itself undumpable is dumpable after execve.")
  void resetByExec(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask made = cast.caller(USER);
      Dumpability.set(made.task(), 0);
      machine.provoke(() -> made.task().exec());

      assertThat(Dumpability.of(made.task())).as("PR_GET_DUMPABLE").isEqualTo(1);
      assertGranted(cast, made);
    }
  }

  @Check(
      id = "procmem/dumpable/file-system-ids",
      row = "D-13",
      section = "commit_creds()",
      level = MUST,
      says = "A change of the file system user alone ends it, too: not even the own file opens.")
  void fileSystemIds(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask root = cast.like();
      cast.fileSystemUser(root, machine.provoke(1000, 0));

      assertThat(Dumpability.of(root.task())).as("PR_GET_DUMPABLE, not 1").isNotEqualTo(1);
      assertThatAnswer(Asking.one(root, Wish.of(cast.asTarget(root), Request.MEM_READ)))
          .as("its own mem")
          .isGranted(false);
    }
  }

  @Check(
      id = "procmem/dumpable/values",
      row = "D-14",
      spec = "kernel/sys.c",
      section = "prctl()",
      level = SHOULD,
      rows = Undumpable.class,
      says = "PR_SET_DUMPABLE takes 0 and 1, all else is EINVAL.")
  void values(Machine machine, Undumpable row) {
    try (Task task = machine.spawn()) {
      assertThatCall(task.call(Syscall.PRCTL, PR_SET_DUMPABLE, machine.provoke(row.number(), 1)))
          .as("EINVAL")
          .failsWith(Errno.EINVAL);
    }
  }

  @Check(
      id = "procmem/dumpable/shared-with-memory",
      row = "D-21",
      section = "prctl(), from Linux 7.2 on exec_state",
      level = INFO,
      says = "Whether a process that shares its memory shares dumpability with it is noted.")
  void sharedWithMemory(Machine machine, Findings findings) {
    try (Task parent = machine.spawn();
        Task child = parent.clone(CLONE_VM)) {
      Dumpability.set(child, machine.provoke(0, 1));

      findings.observe("after-the-childs-0", Dumpability.of(parent));
    }
  }

  @Check(
      id = "procmem/dumpable/inherited",
      row = "D-22",
      spec = "kernel/fork.c",
      section = "mm_init()",
      level = MUST,
      says = "The child of a process that is not dumpable is not dumpable.")
  void inherited(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask parent = cast.caller(USER);
      Dumpability.set(parent.task(), machine.provoke(0, 1));
      try (Task child = parent.task().fork()) {
        child.place();

        assertThat(Dumpability.of(child)).as("PR_GET_DUMPABLE of the child").isZero();
        assertRefused(cast, new CallerTask(child, parent.caller()));
      }
    }
  }

  @Check(
      id = "procmem/dumpable/capabilities-dropped",
      row = "D-23",
      section = "commit_creds()",
      level = MUST,
      says = "Who only gives up capabilities stays dumpable.")
  void capabilitiesDropped(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask before = cast.caller(USER.with(NET));
      Dumpability.set(before.task(), 1);
      CallerTask after = cast.change(before, machine.provoke(USER, USER.with(NET)));

      assertThat(Dumpability.of(after.task())).as("PR_GET_DUMPABLE").isEqualTo(1);
      assertGranted(cast, after);
    }
  }

  private static void assertRefused(Cast cast, CallerTask target) {
    assertThatAnswer(
            Asking.one(cast.caller(USER), Wish.of(cast.asTarget(target), Request.MEM_READ)))
        .as("mem, to its user")
        .isGranted(false);
  }

  private static void assertGranted(Cast cast, CallerTask target) {
    assertThatAnswer(
            Asking.one(cast.caller(USER), Wish.of(cast.asTarget(target), Request.MEM_READ)))
        .as("mem, to its user")
        .isGranted(true);
  }
}
