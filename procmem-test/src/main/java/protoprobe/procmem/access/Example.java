// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.target.Machine;

/**
 * A caller and a target by name, in the words of {@link SituationText}.
 *
 * @param caller who asks
 * @param target who is asked
 */
public record Example(Caller caller, Target target) {
  /** The example of these words. */
  public static Example of(String caller, String target) {
    return new Example(SituationText.caller(caller), SituationText.target(target));
  }

  /**
   * Has the caller ask. Before that a control shows that the request works here at all, on the
   * asking task itself; and where it is to be refused, that it is granted elsewhere: a twin of the
   * target, dumpable and without capabilities, is asked by a caller just like it.
   *
   * @param granted what is to come of it; where a test takes the example away, the control stands
   *     in its place that is answered the other way
   * @throws NotApplicable if the tasks cannot become what they are to be
   */
  public Answer ask(Machine machine, Request request, boolean granted) {
    try (Cast cast = Cast.on(machine)) {
      control(cast, request, granted);
      return machine
          .provoke(this, granted ? twins(Target.Dumpable.DISABLED) : twins())
          .in(cast, request);
    }
  }

  /**
   * The same, but the two share their memory or are threads of one process.
   *
   * @throws NotApplicable if the tasks cannot become what they are to be
   */
  public Answer share(Machine machine, Pair.Kind kind, Request request, boolean granted) {
    try (Cast cast = Cast.on(machine)) {
      control(cast, request, granted);
      if (machine.provoke(false, true)) {
        return twins(granted ? Target.Dumpable.DISABLED : Target.Dumpable.USER).in(cast, request);
      }
      Pair pair = cast.sharing(caller, target, kind);
      became(pair.caller(), pair.target());
      return Asking.one(pair.caller(), Wish.of(pair.target(), request));
    }
  }

  private void control(Cast cast, Request request, boolean granted) {
    cast.supports(request);
    if (!granted) {
      Answer answer = twins().in(cast, request);
      if (!answer.granted()) {
        throw new NotApplicable(
            "control: %s of a twin: %s, so no refusal would show anything"
                .formatted(request.word(), answer.returned()));
      }
    }
  }

  private Example twins() {
    return twins(Target.Dumpable.USER);
  }

  private Example twins(Target.Dumpable dumpable) {
    Ids uid = Ids.all(target.uid().effective());
    Ids gid = Ids.all(target.gid().effective());
    return new Example(
        Caller.user(0).uids(uid).gids(gid), Target.user(0).uids(uid).gids(gid).dumping(dumpable));
  }

  /** The answer, if all became what it is to be. */
  Answer in(Cast cast, Request request) {
    TargetTask asked = cast.target(target);
    CallerTask asking = cast.caller(caller);
    became(asking, asked);
    return Asking.one(asking, Wish.of(asked, request));
  }

  private void became(CallerTask asking, TargetTask asked) {
    same("caller's user ids", caller.uid(), asking.caller().uid());
    same("caller's group ids", caller.gid(), asking.caller().gid());
    same("caller's capabilities", caller.effective(), asking.caller().effective());
    same("caller's permitted capabilities", caller.permitted(), asking.caller().permitted());
    three("target's user ids", target.uid(), asked.target().uid());
    three("target's group ids", target.gid(), asked.target().gid());
    same("target's capabilities", target.permitted(), asked.target().permitted());
    same("target's PR_GET_DUMPABLE", target.dumpable(), asked.target().dumpable());
  }

  /** Its file system ids matter to nobody. */
  private static void three(String what, Ids wanted, Ids made) {
    same(what, wanted, new Ids(made.real(), made.effective(), made.saved(), wanted.fs()));
  }

  private static void same(String what, Object wanted, Object made) {
    if (!wanted.equals(CapabilitySet.ALL) && !wanted.equals(made)) {
      throw new NotApplicable("%s: expected %s, got %s".formatted(what, wanted, made));
    }
  }
}
