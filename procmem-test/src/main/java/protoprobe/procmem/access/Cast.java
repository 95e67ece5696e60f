// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static protoprobe.procmem.wire.Flags.PR_SET_DUMPABLE;
import static protoprobe.procmem.wire.Flags.PR_SET_PTRACER;

import java.util.List;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Unsupported;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Capability;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.oracle.Target.Dumpable;
import protoprobe.procmem.oracle.Target.State;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * Makes callers and targets on a machine. All are below one task, the usher, which stays what the
 * machine's first task is and tells what the others became. Closed, it leaves none of them.
 */
public final class Cast implements AutoCloseable {
  private static final int P_PID = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x0100_0000;

  private final Task usher;
  private final Premises premises;
  private final Homes homes;

  private Cast(Task usher, Premises premises) {
    this.usher = usher;
    this.premises = premises;
    this.homes = new Homes(premises, usher);
  }

  /** A cast for that machine. */
  public static Cast on(Machine machine) {
    Task usher = machine.spawn();
    return new Cast(usher, Premises.of(usher, machine.kernel().release()));
  }

  /** What was there before anything was changed. */
  public Premises premises() {
    return premises;
  }

  /** The task above all others; it may get mounts of its own, and nothing else. */
  public Task usher() {
    return usher;
  }

  /**
   * How each caller stands to each target: where Yama restricts, targets allow everybody
   * (PR_SET_PTRACER_ANY), or nothing else could be seen.
   */
  public Relation relation() {
    return restricted() ? Relation.NAMED : Relation.STRANGERS;
  }

  /**
   * A new task that asks.
   *
   * @throws NotApplicable if a call for that is refused
   */
  public CallerTask caller(Caller wanted) {
    UserNamespace userns = premises.rebased(wanted.userns());
    Homes.Home home = homes.of(userns, wanted.landlock());
    Task task = home.task().fork();
    task.place();
    Identity.change(task, home.caller(), possible(wanted.in(userns), home.caller()));
    return new CallerTask(
        task, ReadBack.caller(usher.credentialsOf(task), userns, wanted.landlock()));
  }

  /**
   * Makes somebody who asks something else.
   *
   * @throws NotApplicable if a call for that is refused
   */
  public CallerTask change(CallerTask before, Caller wanted) {
    Caller now = before.caller();
    Identity.change(before.task(), now, possible(wanted.in(now.userns()), now));
    return new CallerTask(
        before.task(),
        ReadBack.caller(usher.credentialsOf(before.task()), now.userns(), now.landlock()));
  }

  /** A new child of the usher, what that one is. */
  public CallerTask like() {
    return asCaller(usher.fork());
  }

  /** Any task that was not changed, as one who asks. */
  CallerTask asCaller(Task task) {
    task.place();
    return new CallerTask(task, premises.self());
  }

  /** Somebody who asks, as one who is asked; allows everybody where Yama restricts. */
  public TargetTask asTarget(CallerTask made) {
    if (restricted()) {
      must(made.task().call(Syscall.PRCTL, PR_SET_PTRACER, -1));
    }
    Target like = Target.user(0).in(made.caller().userns(), premises.base());
    return TargetTask.of(made.task(), readBack(made.task(), like));
  }

  /**
   * A new task to be asked for.
   *
   * @throws NotApplicable if a call for that is refused
   */
  public TargetTask target(Target wanted) {
    UserNamespace userns = premises.rebased(wanted.userns());
    UserNamespace memory = premises.rebased(wanted.memoryUserns());
    Homes.Home home = homes.of(userns, wanted.landlock());
    Task task = home.task().fork();
    task.place();
    Caller now = home.caller();
    if (!memory.equals(premises.base())) {
      task.exec();
    }
    Identity.change(task, now, possible(asCaller(wanted).in(userns), now));
    dump(task, wanted.dumpable());
    if (restricted()) {
      must(task.call(Syscall.PRCTL, PR_SET_PTRACER, -1));
    }
    Target made = readBack(task, wanted.in(userns, memory));
    return end(home.task(), TargetTask.of(task, made), wanted.state());
  }

  /**
   * A new task that asks for the memory of one that is closer to it than others.
   *
   * @throws NotApplicable if a call for that is refused
   */
  public Pair sharing(Caller asking, Target asked, Pair.Kind kind) {
    Task task = usher.fork();
    task.place();
    Task other = task.clone(kind.flags());
    other.place();
    Caller now = premises.self();
    Identity.change(other, now, possible(asCaller(asked), now));
    Identity.change(task, now, possible(asking, now));
    dump(other, asked.dumpable()); // their memory is one, and so is this
    CallerTask caller =
        new CallerTask(
            task, ReadBack.caller(usher.credentialsOf(task), premises.base(), List.of()));
    Target made = readBack(other, asked.in(premises.base(), premises.base()));
    return new Pair(caller, TargetTask.of(other, made), kind.relation());
  }

  @Override
  public void close() {
    usher.close();
  }

  private boolean restricted() {
    return premises.around().yama().orElse(0) == 1;
  }

  /** "All capabilities" are those that there are. */
  private static Caller possible(Caller wanted, Caller home) {
    return wanted.effective().equals(CapabilitySet.ALL) ? wanted.with(home.permitted()) : wanted;
  }

  private static Caller asCaller(Target wanted) {
    return Caller.user(0).uids(wanted.uid()).gids(wanted.gid()).with(wanted.permitted());
  }

  /**
   * Changes the file system user alone, and with it whatever the kernel changes then.
   *
   * @throws NotApplicable if it stays what it was
   */
  public void fileSystemUser(CallerTask root, int uid) {
    Returned returned = root.task().call(Syscall.SETFSUID, uid);
    long now = usher.credentialsOf(root.task()).uids().fs();
    if (now != uid) {
      throw new NotApplicable("%s; fsuid: expected %d, got %d".formatted(returned, uid, now));
    }
  }

  /**
   * What the first task must have from the beginning.
   *
   * @throws NotApplicable if it has not
   */
  public void needs(Capability capability) {
    if (!premises.self().effective().has(capability)) {
      throw new NotApplicable(
          "CapEff: expected CAP_%s, got %s"
              .formatted(capability, Long.toHexString(premises.self().effective().bits())));
    }
  }

  /**
   * A control: the request on the asking task itself.
   *
   * @throws Unsupported if there is no such thing here
   * @throws NotApplicable if it is not allowed here, so that no refusal would show anything
   */
  public void supports(Request request) {
    Answer own = itself(request);
    if (own.returned().errno().filter(e -> e == Errno.ENOENT || e == Errno.ENOSYS).isPresent()) {
      throw new Unsupported("control: %s of itself: %s".formatted(request.word(), own.returned()));
    }
    if (!own.granted()) {
      throw new NotApplicable(
          "control: %s of itself: %s".formatted(request.word(), own.returned()));
    }
  }

  /** What comes of the request on the asking task itself. */
  public Answer itself(Request request) {
    CallerTask self = like();
    return Asking.one(self, Wish.of(asTarget(self), request));
  }

  /**
   * Gives a task these three sets of capabilities, and nothing else.
   *
   * @throws NotApplicable if that is refused
   */
  public static void capabilities(
      Task task, CapabilitySet effective, CapabilitySet permitted, CapabilitySet inheritable) {
    Identity.capabilities(task, effective, permitted, inheritable);
  }

  private static void dump(Task task, Dumpable wanted) {
    if (wanted != Dumpable.ROOT) {
      must(task.call(Syscall.PRCTL, PR_SET_DUMPABLE, wanted.ordinal()));
    }
  }

  private Target readBack(Task task, Target wanted) {
    Caller read = ReadBack.caller(usher.credentialsOf(task), wanted.userns(), wanted.landlock());
    return wanted
        .uids(read.uid())
        .gids(read.gid())
        .permitting(read.permitted())
        .dumping(Dumpable.values()[Dumpability.of(task)])
        .in(State.LIVE);
  }

  private static TargetTask end(Task parent, TargetTask living, State state) {
    if (state == State.ZOMBIE || state == State.REAPED) {
      living.task().exit(0);
      must(parent.call(Syscall.WAITID, P_PID, living.id(), 0, WEXITED | WNOWAIT, 0));
    }
    if (state == State.REAPED) {
      parent.await(living.task());
    }
    if (state == State.KERNEL_THREAD) {
      throw new NotApplicable("kernel thread: cannot be made");
    }
    return living.as(living.target().in(state));
  }

  private static void must(Returned returned) {
    if (!returned.ok()) {
      throw new NotApplicable(returned.call() + ": expected success, got " + returned.text());
    }
  }
}
