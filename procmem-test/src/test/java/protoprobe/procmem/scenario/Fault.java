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

  /** In calls of this kind alone. */
  static Fault in(Predicate<Seen> calls, UnaryOperator<Seen> effect) {
    return seen -> calls.test(seen) ? effect.apply(seen).returned() : seen.returned();
  }

  /** First this one, then the other, which sees its result. */
  default Fault then(Fault other) {
    return seen -> other.happen(new Seen(seen.task(), seen.call(), happen(seen)));
  }

  /** The kernel of the host with this fault. */
  default Gate gate() {
    return new Gate() {
      @Override
      public Returned call(Task task, Call call) {
        return happen(new Seen(task, call, Gate.super.call(task, call)));
      }
    };
  }
}
