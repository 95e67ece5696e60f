// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/**
 * __ptrace_may_access(): may the caller trace the target, or look at it at least? The caller acts
 * as its file system ids with its effective capabilities (FSCREDS), or as its real ids with its
 * permitted ones (REALCREDS).
 */
final class PtraceAccess {
  private final Caller caller;
  private final Target target;
  private final Relation relation;
  private final Surroundings around;
  private final Inquiry inquiry;
  private final Capable capable;

  PtraceAccess(Situation situation, Inquiry inquiry, Capable capable) {
    this.caller = situation.caller();
    this.target = situation.target();
    this.relation = situation.relation();
    this.around = situation.around();
    this.inquiry = inquiry;
    this.capable = capable;
  }

  /**
   * The answer.
   *
   * @param look PTRACE_MODE_READ rather than PTRACE_MODE_ATTACH
   * @param real REALCREDS rather than FSCREDS
   */
  boolean granted(boolean look, boolean real) {
    if (inquiry.ask(Branch.SAME_THREAD_GROUP, relation.sameThreadGroup(), "" + relation)) {
      return true;
    }
    return idsAllow(real) && dumpabilityAllows() && modulesAllow(look, real);
  }

  private boolean idsAllow(boolean real) {
    int uid = real ? caller.uid().real() : caller.uid().fs();
    int gid = real ? caller.gid().real() : caller.gid().fs();
    boolean users = target.uid().allThreeAre(uid);
    boolean groups = target.gid().allThreeAre(gid);
    return (inquiry.ask(Branch.SAME_USERS, users, "uid %d, %s".formatted(uid, target.uid()))
            && inquiry.ask(Branch.SAME_GROUPS, groups, "gid %d, %s".formatted(gid, target.gid())))
        || hasPtrace(Branch.PTRACE_FOR_IDS, target.userns());
  }

  private boolean dumpabilityAllows() {
    boolean user = target.dumpable() == Target.Dumpable.USER;
    if (target.state().hasMemory()) {
      return inquiry.ask(Branch.DUMPABLE, user, "" + target.dumpable())
          || hasPtrace(Branch.PTRACE_FOR_DUMP, target.memoryUserns());
    }
    return !inquiry.ask(
            Branch.EXITED_CHECKED, around.kernel().checksExited(), "Linux " + around.kernel())
        || inquiry.ask(
            Branch.DUMPABLE, user && target.state() == Target.State.ZOMBIE, "" + target.dumpable())
        || hasPtrace(Branch.PTRACE_FOR_DUMP, UserNamespace.INIT);
  }

  /** security_ptrace_access_check(): the first that refuses decides. */
  private boolean modulesAllow(boolean look, boolean real) {
    return commoncapAllows(real) && landlockAllows() && (yamaAbsent(look) || yamaAllows());
  }

  private boolean commoncapAllows(boolean real) {
    CapabilitySet own = real ? caller.permitted() : caller.effective();
    boolean same = caller.userns().equals(target.userns());
    return (inquiry.ask(Branch.SAME_USERNS, same, caller.userns() + ", " + target.userns())
            && inquiry.ask(
                Branch.CAPABILITIES_COVERED,
                own.covers(target.permitted()),
                own + " over " + target.permitted()))
        || hasPtrace(Branch.PTRACE_FOR_CAPABILITIES, target.userns());
  }

  private boolean landlockAllows() {
    int depth = caller.landlock().size();
    boolean inside =
        target.landlock().size() >= depth
            && target.landlock().subList(0, depth).equals(caller.landlock());
    String facts = caller.landlock() + ", " + target.landlock();
    return inquiry.ask(Branch.LANDLOCK_FREE, depth == 0, facts)
        || inquiry.ask(Branch.LANDLOCK_SCOPE, inside, facts);
  }

  private boolean yamaAbsent(boolean look) {
    boolean asked = around.yama().isPresent() && !look;
    return !inquiry.ask(Branch.YAMA_ASKED, asked, scope());
  }

  private boolean yamaAllows() {
    int scope = around.yama().orElse(0);
    if (inquiry.ask(Branch.YAMA_CLASSIC, scope == 0, scope())) {
      return true;
    }
    if (inquiry.ask(Branch.YAMA_NO_ATTACH, scope >= 3, scope())) {
      return false;
    }
    boolean alive = target.state() != Target.State.REAPED;
    boolean one = scope == 1 && alive;
    return inquiry.ask(Branch.YAMA_DESCENDANT, one && relation.descendant(), "" + relation)
        || inquiry.ask(
            Branch.YAMA_EXCEPTION, one && (relation.traced() || relation.named()), "" + relation)
        || hasPtrace(Branch.YAMA_PTRACE, target.userns());
  }

  private String scope() {
    return around.yama().isPresent() ? "scope " + around.yama().getAsInt() : "no Yama";
  }

  private boolean hasPtrace(Branch branch, UserNamespace namespace) {
    return inquiry.ask(branch, capable.in(namespace, Capability.SYS_PTRACE), "in " + namespace);
  }
}
