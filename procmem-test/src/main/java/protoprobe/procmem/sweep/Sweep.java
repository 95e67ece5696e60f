// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Unsupported;
import protoprobe.procmem.access.Answer;
import protoprobe.procmem.access.Asking;
import protoprobe.procmem.access.CallerTask;
import protoprobe.procmem.access.Cast;
import protoprobe.procmem.access.Pair;
import protoprobe.procmem.access.ProcMounts;
import protoprobe.procmem.access.TargetTask;
import protoprobe.procmem.access.Wish;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.target.Machine;

/** Makes every task once and lets every caller try every target. */
public final class Sweep {
  private static final List<Request> ALL =
      List.of(
          Request.MEM_READ,
          Request.MEM_READ_WRITE,
          Request.MAPS,
          Request.ENVIRON,
          Request.PROCESS_VM,
          Request.PIDFD_GETFD);
  private static final List<Request> FILE = List.of(Request.MEM_READ, Request.MEM_READ_WRITE);
  private static final int SEEN_THROUGH_ALL = 12; // targets that are tried through every procfs

  private final Cast cast;
  private final Map<Asked, Cell> cells = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final TreeMap<String, Integer> refused = new TreeMap<>();

  private Sweep(Cast cast) {
    this.cast = cast;
  }

  /**
   * Input of the oracle.
   *
   * @param situation everything that decides
   * @param request what is asked for
   */
  private record Asked(Situation situation, Request request) {}

  /** How much is swept. */
  public enum Extent {
    /** All tasks of the plan. */
    WHOLE,
    /** None: what a test puts in its place. */
    NOTHING
  }

  /** Sweeps that machine. */
  public static Swept over(Machine machine, Extent extent) {
    if (extent == Extent.NOTHING) {
      return new Swept(List.of(), new TreeMap<>());
    }
    try (Cast cast = Cast.on(machine)) {
      Sweep sweep = new Sweep(cast);
      sweep.supported();
      List<ProcMounts.Mounted> mounts = ProcMounts.in(cast, sweep.refused);
      List<TargetTask> targets = sweep.made(Plan.targets(), cast::target);
      Plan.callers().forEach(wanted -> sweep.caller(wanted, targets, mounts));
      Plan.sharing().forEach(sweep::sharing);
      return new Swept(List.copyOf(sweep.cells.values()), sweep.refused);
    }
  }

  /** What is not there at all is not asked for a thousand times. */
  private void supported() {
    for (Request request : ALL) {
      make(
          () -> {
            cast.supports(request);
            return requests.add(request);
          });
    }
  }

  private <W, M> List<M> made(List<W> wanted, Function<W, M> maker) {
    List<M> made = new ArrayList<>();
    wanted.forEach(each -> make(() -> maker.apply(each)).ifPresent(made::add));
    return made;
  }

  private <M> Optional<M> make(Supplier<M> maker) {
    try {
      return Optional.of(maker.get());
    } catch (NotApplicable | Unsupported e) {
      refused.merge(e.getMessage(), 1, Integer::sum);
      return Optional.empty();
    }
  }

  private void caller(Caller wanted, List<TargetTask> targets, List<ProcMounts.Mounted> mounts) {
    make(() -> cast.caller(wanted))
        .ifPresent(
            caller -> {
              try (caller) {
                ask(caller, cast.relation(), wishes(targets), cast.premises().around());
                List<TargetTask> some =
                    targets.stream()
                        .filter(each -> each.target().state() == Target.State.LIVE)
                        .limit(SEEN_THROUGH_ALL)
                        .toList();
                for (ProcMounts.Mounted mount : mounts) {
                  ask(caller, cast.relation(), mount.wishes(some, FILE), mount.around());
                }
              }
            });
  }

  private List<Wish> wishes(List<TargetTask> targets) {
    return targets.stream()
        .flatMap(target -> requests.stream().map(request -> Wish.of(target, request)))
        .toList();
  }

  private void sharing(Plan.Sharing wanted) {
    for (Pair.Kind kind : Pair.Kind.values()) {
      make(() -> cast.sharing(wanted.caller(), wanted.target(), kind))
          .ifPresent(
              pair -> {
                List<Wish> wishes =
                    requests.stream()
                        .filter(kind::allows)
                        .map(request -> Wish.of(pair.target(), request))
                        .toList();
                ask(pair.caller(), pair.relation(), wishes, cast.premises().around());
              });
    }
  }

  private void ask(CallerTask caller, Relation relation, List<Wish> wishes, Surroundings around) {
    List<Answer> answers = Asking.all(caller, wishes);
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      Situation situation =
          new Situation(caller.caller(), wish.target().target(), relation, around);
      cells.put(
          new Asked(situation, wish.request()),
          new Cell(situation, wish.request(), answers.get(i)));
    }
  }
}
