// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;

/** Decides as Linux does: fs/proc/base.c, kernel/fork.c, kernel/ptrace.c and the LSMs. */
public final class Oracle {
  private final Target target;
  private final Relation relation;
  private final Surroundings around;
  private final Inquiry inquiry;
  private final Capable capable;
  private final PtraceAccess ptrace;
  private final FileAccess file;

  private Oracle(Situation situation, Optional<Branch> negated) {
    this.target = situation.target();
    this.relation = situation.relation();
    this.around = situation.around();
    this.inquiry = new Inquiry(negated);
    this.capable = new Capable(situation.caller(), inquiry);
    this.ptrace = new PtraceAccess(situation, inquiry, capable);
    this.file = new FileAccess(situation, inquiry, capable, ptrace);
  }

  /** What is decided in that situation. */
  public static Decision decide(Situation situation, Request request) {
    return new Oracle(situation, Optional.empty()).decide(request);
  }

  /** The same by a kernel that answers one question the other way round. */
  public static Decision decideWrongly(Situation situation, Request request, Branch negated) {
    return new Oracle(situation, Optional.of(negated)).decide(request);
  }

  private Decision decide(Request request) {
    Optional<Ruling> refused = file.refusal(request);
    return inquiry.rule(refused.orElseGet(() -> afterTheFile(request)));
  }

  private Ruling afterTheFile(Request request) {
    if (request == Request.PIDFD_GETFD) {
      return pidfdGetfd();
    }
    if (!inquiry.ask(Branch.HAS_MEMORY, target.state().hasMemory(), "" + target.state())) {
      return withoutMemory(request);
    }
    return mayAccess(request) ? Ruling.OK : request.denial();
  }

  /** mm_access(). */
  private boolean mayAccess(Request request) {
    boolean own = relation.sameMemory();
    return inquiry.ask(Branch.SAME_MEMORY, own, own ? "shared" : "another")
        || ptrace.granted(request.looks(), !request.throughProcfs())
        || (request.looks() && merelyLooks());
  }

  private Ruling withoutMemory(Request request) {
    return switch (request) {
      // process_vm_rw_core() never had a use for memory that is not there
      case PROCESS_VM, PIDFD_GETFD -> Ruling.ESRCH;
      // 6.16.0 refused here too, and was put right (proc_maps_open())
      case MAPS -> Ruling.OK_EMPTY;
      case MEM_READ, MEM_WRITE, MEM_READ_WRITE, ENVIRON ->
          inquiry.ask(
                  Branch.NO_MEMORY_REFUSED,
                  around.kernel().since(6, 16),
                  "Linux " + around.kernel())
              ? Ruling.ESRCH
              : Ruling.OK_EMPTY;
    };
  }

  private boolean merelyLooks() {
    boolean looks =
        around.kernel().since(6, 15)
            && (capable.in(UserNamespace.INIT, Capability.PERFMON)
                || capable.in(UserNamespace.INIT, Capability.SYS_ADMIN));
    return inquiry.ask(Branch.MERELY_LOOKS, looks, "Linux " + around.kernel());
  }

  /** __pidfd_fget(): PTRACE_MODE_ATTACH_REALCREDS, whether there is memory or not. */
  private Ruling pidfdGetfd() {
    boolean there = target.state() != Target.State.REAPED;
    if (!inquiry.ask(Branch.PID_VISIBLE, there, "" + target.state())) {
      return Ruling.ESRCH;
    }
    return ptrace.granted(false, true) ? Ruling.OK : Ruling.EPERM;
  }
}
