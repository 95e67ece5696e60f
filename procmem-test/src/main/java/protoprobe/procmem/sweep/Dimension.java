// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.CapabilitySet;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Oracle;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Ruling;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.oracle.Target.Dumpable;
import protoprobe.procmem.oracle.Target.State;

/**
 * One field of the oracle's input, and what else it could have been: if the rules agree with the
 * kernel after such a change, the kernel does as if it were so.
 */
enum Dimension {
  FS_IDS_ARE_REAL(
      "takes the real ids for the file system's",
      from -> Stream.of(caller(from, c -> c.uids(withoutFs(c.uid())).gids(withoutFs(c.gid()))))),
  EFFECTIVE_IS_PERMITTED(
      "takes permitted capabilities for effective ones",
      from -> Stream.of(caller(from, c -> c.with(c.permitted())))),
  PERMITTED_IS_EFFECTIVE(
      "takes effective capabilities for permitted ones",
      from -> Stream.of(caller(from, c -> c.with(c.effective())))),
  CALLER_MAY_NOTHING(
      "grants nothing for the caller's capabilities",
      from -> Stream.of(caller(from, c -> c.with(CapabilitySet.NONE)))),
  MEMORY_NOT_SHARED(
      "does not care whether memory is shared",
      from ->
          Stream.of(
              new Situation(from.caller(), from.target(), Relation.STRANGERS, from.around()))),
  DUMPABLE(
      "takes dumpable for its contrary",
      from -> Arrays.stream(Dumpable.values()).map(other -> target(from, t -> t.dumping(other)))),
  MEMORY_BELONGS_TO_CREDENTIALS(
      "asks for capabilities in the target's own user namespace, not in that of its memory",
      from -> Stream.of(target(from, t -> t.in(t.userns(), t.userns())))),
  TARGET_MAY_NOTHING(
      "does not compare capabilities",
      from -> Stream.of(target(from, t -> t.permitting(CapabilitySet.NONE)))),
  STATE(
      "takes the target for one in another state",
      from -> Arrays.stream(State.values()).map(other -> target(from, t -> t.in(other)))),
  LANDLOCK("has no Landlock", from -> Stream.of(caller(from, c -> c.landlocked(List.of())))),
  PROCFS(
      "ignores how procfs is mounted",
      from -> Stream.of(around(from, s -> s.hidepid(0, 0).procfs(Surroundings.Mount.WRITABLE)))),
  VERSION(
      "does as another version of Linux",
      from ->
          Stream.of("4.10", "6.12", "6.15", "6.18.31")
              .map(
                  release ->
                      around(
                          from,
                          s ->
                              new Surroundings(
                                  Kernel.parse(release),
                                  s.yama(),
                                  s.hidepid(),
                                  s.hidepidGroup(),
                                  s.procfs(),
                                  s.visible(),
                                  s.root()))));

  private final String says;
  private final Function<Situation, Stream<Situation>> changes;

  Dimension(String says, Function<Situation, Stream<Situation>> changes) {
    this.says = says;
    this.changes = changes;
  }

  /** What the kernel does, if this explains it. */
  String says() {
    return says;
  }

  /** Whether a change of this field alone has rules and kernel agree. */
  boolean explains(Cell cell) {
    return changes
        .apply(cell.situation())
        .map(changed -> Oracle.decide(changed, cell.request()).ruling())
        .anyMatch((Ruling ruling) -> cell.agreesWith(ruling));
  }

  private static Ids withoutFs(Ids ids) {
    return new Ids(ids.real(), ids.effective(), ids.saved(), ids.real());
  }

  private static Situation caller(Situation from, UnaryOperator<Caller> change) {
    return new Situation(
        change.apply(from.caller()), from.target(), from.relation(), from.around());
  }

  private static Situation target(Situation from, UnaryOperator<Target> change) {
    return new Situation(
        from.caller(), change.apply(from.target()), from.relation(), from.around());
  }

  private static Situation around(Situation from, UnaryOperator<Surroundings> change) {
    return new Situation(
        from.caller(), from.target(), from.relation(), change.apply(from.around()));
  }
}
