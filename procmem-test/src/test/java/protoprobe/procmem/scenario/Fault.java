// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.target.Gate;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Returned;

/**
 * A kernel that does something else in certain calls. It knows the call, its real result and the
 * task, and nothing of the check.
 */
@FunctionalInterface
interface Fault {
  /** Lets everything through. */
  Fault NONE = Seen::returned;

  /** What is returned in the end; memory of the task may be changed as well. */
  Returned happen(Seen seen);

  /**
   * After code has run in the task.
   *
   * @param arguments what it was given
   */
  default void ran(Task task, long... arguments) {}

  /** In calls of this kind alone. */
  static Fault in(Predicate<Seen> calls, UnaryOperator<Seen> effect) {
    return seen -> calls.test(seen) ? effect.apply(seen).returned() : seen.returned();
  }

  /** First this one, then the other, which sees its result. */
  default Fault then(Fault other) {
    Fault one = this;
    return new Fault() {
      @Override
      public Returned happen(Seen seen) {
        return other.happen(new Seen(seen.task(), seen.call(), one.happen(seen)));
      }

      @Override
      public void ran(Task task, long... arguments) {
        one.ran(task, arguments);
        other.ran(task, arguments);
      }
    };
  }

  /** The kernel of the host with this fault. */
  default Gate gate() {
    return new Gate() {
      @Override
      public Returned call(Task task, Call call) {
        return happen(new Seen(task, call, Gate.super.call(task, call)));
      }

      @Override
      public long invoke(Task task, long address, long... arguments) {
        long result = Gate.super.invoke(task, address, arguments);
        ran(task, arguments);
        return result;
      }
    };
  }
}
