// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;
import static protoprobe.procmem.target.CallAssert.assertThatCall;
import static protoprobe.procmem.wire.Flags.O_RDONLY;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.access.Answer;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.Leaderless;
import protoprobe.procmem.access.Pair;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.OpenFile;
import protoprobe.procmem.wire.Errno;

@Topic(spec = "kernel/fork.c", title = "Threads and shared memory")
final class ThreadChecks {
  @Check(
      id = "procmem/threads/file",
      section = "mm_access()",
      level = MUST,
      rows = SharedExample.class,
      says = "Who shares the memory has access to it, once the file's owner lets it open the file.")
  void file(Machine machine, SharedExample row) {
    boolean granted = row.granted().includes(Request.MEM_READ);

    assertThatAnswer(row.example().share(machine, row.kind(), Request.MEM_READ, granted))
        .as(granted ? "granted" : "refused")
        .isGranted(granted);
  }

  @Check(
      id = "procmem/threads/process-vm",
      section = "mm_access()",
      level = MUST,
      rows = SharedExample.class,
      says = "A process_vm_readv of one's own memory is always granted.")
  void processVm(Machine machine, SharedExample row) {
    assertThatAnswer(row.example().share(machine, row.kind(), Request.PROCESS_VM, true))
        .as("granted")
        .isGranted(true);
  }

  @Check(
      id = "procmem/threads/descriptors-are-not-memory",
      row = {"T-04", "T-05"},
      spec = "kernel/pid.c",
      section = "pidfd_getfd()",
      level = MUST,
      says = "To share the memory of root is no licence for its descriptors.")
  void descriptorsAreNotMemory(Machine machine) {
    SharedExample row = SharedExample.ROOT_WITH_OUR_MEMORY;

    assertThatAnswer(row.example().share(machine, Pair.Kind.MEMORY, Request.PIDFD_GETFD, false))
        .as("refused")
        .isGranted(false);
  }

  @Check(
      id = "procmem/threads/dead-leader",
      row = "T-07",
      section = "get_task_mm(), proc_mem_open() since 6.16",
      level = SHOULD,
      says = "A leader that exited has no memory: ESRCH, or before 6.16 a file that reads nothing.")
  void deadLeader(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Leaderless process = Leaderless.whole(cast);
      machine.provoke(() -> process.endLeader(cast));
      CallerTask root = cast.like();

      Answer answer = Asking.one(root, Wish.of(process.leader(), Request.MEM_READ));
      if (cast.premises().around().root() == Surroundings.NO_ROOT) {
        // the file is the kernel's root's, and permissions are looked at before
        assertThatAnswer(answer).as("EACCES").isRefusedWith(Errno.EACCES);
      } else if (cast.premises().around().kernel().since(6, 16)) {
        assertThatAnswer(answer).as("ESRCH").isRefusedWith(Errno.ESRCH);
      } else {
        assertThat(answer.text()).as("opened, but empty").isEqualTo("OK_EMPTY");
      }
    }
  }

  @Check(
      id = "procmem/threads/dead-leader-process-vm",
      row = {"T-07", "T-10"},
      spec = "mm/process_vm_access.c",
      section = "process_vm_rw_core()",
      level = SHOULD,
      says = "A process_vm_readv of a leader that exited is ESRCH in all versions.")
  void deadLeaderProcessVm(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      cast.supports(Request.PROCESS_VM);
      Leaderless process = Leaderless.whole(cast);
      machine.provoke(() -> process.endLeader(cast));

      assertThatAnswer(Asking.one(cast.like(), Wish.of(process.leader(), Request.PROCESS_VM)))
          .as("ESRCH")
          .isRefusedWith(Errno.ESRCH);
    }
  }

  @Check(
      id = "procmem/threads/living-thread",
      row = "T-08",
      section = "get_task_mm()",
      level = MUST,
      says = "A thread that outlives its leader has its memory: by its own id it is reached.")
  void livingThread(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Leaderless process = Leaderless.in(cast);
      CallerTask root = cast.like();
      Wish control = Wish.of(process.leader(), Request.MEM_READ);
      Wish wish = Wish.of(process.thread(), Request.MEM_READ);

      assertThatAnswer(Asking.one(root, machine.provoke(wish, control)))
          .as("mem of the thread")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/threads/living-thread-process-vm",
      row = "T-10",
      spec = "mm/process_vm_access.c",
      section = "process_vm_rw_core()",
      level = MUST,
      says = "A process_vm_readv reaches it by its own id, too.")
  void livingThreadProcessVm(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      cast.supports(Request.PROCESS_VM);
      Leaderless process = Leaderless.in(cast);
      Wish control = Wish.of(process.leader(), Request.PROCESS_VM);
      Wish wish = Wish.of(process.thread(), Request.PROCESS_VM);

      assertThatAnswer(Asking.one(cast.like(), machine.provoke(wish, control)))
          .as("granted")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/threads/opened-before-leader-died",
      row = "T-09",
      spec = "fs/proc/base.c",
      section = "mem_rw()",
      level = MUST,
      says = "A file that was opened while the leader lived goes on reading the memory.")
  void openedBefore(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Leaderless process = Leaderless.whole(cast);
      CallerTask root = cast.like();
      try (OpenFile mem = root.task().openMem(process.leader().task(), O_RDONLY).file()) {
        process.endLeader(cast);

        assertThatCall(mem.pread(machine.provoke(process.leader().address(), 0), 1))
            .as("a read of one octet")
            .returns(1);
      }
    }
  }
}
