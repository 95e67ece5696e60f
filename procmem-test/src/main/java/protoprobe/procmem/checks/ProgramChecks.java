// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.procmem.access.AnswerAssert.assertThatAnswer;
import static protoprobe.procmem.wire.Flags.PR_SET_NO_NEW_PRIVS;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.access.Answer;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.Program;
import protoprobe.procmem.access.TargetTask;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.wire.Syscall;

@Topic(spec = "fs/exec.c", title = "Programs that are more than who executes them")
final class ProgramChecks {
  private static final Caller USER = Caller.user(1000);
  private static final int ORDINARY = 0755;

  @Check(
      id = "procmem/dumpable/unreadable-program",
      row = "D-16",
      section = "would_dump()",
      level = MUST,
      says = "A program that its user may execute but not read is not to be read in memory either.")
  void unreadableProgram(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, machine.provoke(0711, ORDINARY));
      CallerTask executed = executed(cast, program);
      CapabilitySet both = CapabilitySet.of(Capability.SYS_PTRACE, Capability.DAC_OVERRIDE);

      assertThatAnswer(file(cast, USER, executed)).as("mem, to its user").isGranted(false);
      assertThatAnswer(file(cast, USER.with(both), executed))
          .as("mem, with CAP_SYS_PTRACE and CAP_DAC_OVERRIDE")
          .isGranted(true);
    }
  }

  @Check(
      id = "procmem/dumpable/setuid-program",
      row = "D-17",
      section = "begin_new_exec()",
      level = MUST,
      says = "Who executes a program that makes it root does not get at its memory.")
  void setuidProgram(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, machine.provoke(04755, ORDINARY));
      CallerTask executed = executed(cast, program);
      long effective = cast.usher().credentialsOf(executed.task()).uids().effective();
      if (effective != 0) {
        throw new NotApplicable("execve of mode 4755: expected effective uid 0, got " + effective);
      }

      assertThatAnswer(file(cast, USER, executed)).as("mem, to its user").isGranted(false);
    }
  }

  @Check(
      id = "procmem/dumpable/setuid-without-effect",
      row = "D-18",
      section = "bprm_fill_uid()",
      level = MUST,
      says = "Under no_new_privs such a program is an ordinary one: its user may ask.")
  void setuidWithoutEffect(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, 04755);
      CallerTask task = cast.caller(USER);
      machine.provoke(() -> task.task().call(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1).value());
      task.task().exec(program.path());

      assertThat(cast.usher().credentialsOf(task.task()).uids().effective())
          .as("the effective user id")
          .isEqualTo(1000);
      assertThatAnswer(file(cast, USER, task)).as("mem, to its user").isGranted(true);
    }
  }

  @Check(
      id = "procmem/dumpable/setgid-program",
      row = "D-19",
      section = "begin_new_exec()",
      level = MUST,
      says = "The same holds for a program that changes the group.")
  void setgidProgram(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, machine.provoke(02755, ORDINARY));
      CallerTask executed = executed(cast, program);
      long effective = cast.usher().credentialsOf(executed.task()).gids().effective();
      if (effective != 0) {
        throw new NotApplicable("execve of mode 2755: expected effective gid 0, got " + effective);
      }

      assertThatAnswer(file(cast, USER, executed)).as("mem, to its user").isGranted(false);
    }
  }

  @Check(
      id = "procmem/dumpable/program-with-capabilities",
      row = "D-20",
      spec = "security/commoncap.c",
      section = "cap_bprm_creds_from_file()",
      level = MUST,
      says = "The same holds for a program that brings a capability.")
  void programWithCapabilities(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, ORDINARY);
      machine.provoke(() -> program.grant(Capability.NET_RAW));
      CallerTask executed = executed(cast, program);
      long permitted = cast.usher().credentialsOf(executed.task()).capabilities().permitted();
      if (permitted == 0) {
        throw new NotApplicable("execve with security.capability: CapPrm is 0");
      }

      assertThatAnswer(file(cast, USER, executed)).as("mem, to its user").isGranted(false);
    }
  }

  @Check(
      id = "procmem/userns/unreadable-program",
      row = "U-11",
      section = "would_dump()",
      level = MUST,
      says =
          "Memory of a program that nobody inside may read belongs to the namespace outside: the"
              + " creator of the inner one is refused, root outside is not.")
  void unreadableInside(Machine machine) {
    try (Cast cast = Cast.on(machine)) {
      Program program = Program.in(cast, machine.provoke(0711, ORDINARY));
      TargetTask inside =
          cast.target(
              SituationText.target("uid=1000,permitted=all,userns=init/1000,memory-userns=init"));
      inside.task().exec(program.path());

      assertThatAnswer(
              Asking.one(
                  cast.caller(SituationText.caller("uid=0,caps=all")),
                  Wish.of(inside, Request.MEM_READ)))
          .as("mem, to root outside")
          .isGranted(true);
      assertThatAnswer(Asking.one(cast.caller(USER), Wish.of(inside, Request.MEM_READ)))
          .as("mem, to the creator of the namespace")
          .isGranted(false);
    }
  }

  private static CallerTask executed(Cast cast, Program program) {
    CallerTask task = cast.caller(USER);
    task.task().exec(program.path());
    return task;
  }

  private static Answer file(Cast cast, Caller caller, CallerTask target) {
    return Asking.one(cast.caller(caller), Wish.of(cast.asTarget(target), Request.MEM_READ));
  }
}
