// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.List;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.wire.Returned;

/**
 * What a task's requests go through on their way to its kernel: in a real run, nothing. A test puts
 * a kernel with a fault there. The agents' own traffic does not come past it.
 */
public interface Gate {
  /** Lets everything through. */
  Gate OPEN =
      new Gate() {
        @Override
        public List<Returned> calls(Task task, List<Call> calls) {
          return task.agent().calls(calls);
        }
      };

  /** Makes a system call. */
  default Returned call(Task task, Call call) {
    return task.agent().call(call);
  }

  /** Makes system calls one after the other. */
  default List<Returned> calls(Task task, List<Call> calls) {
    return calls.stream().map(call -> call(task, call)).toList();
  }

  /** Runs code in the task; what the result register holds then. */
  default long invoke(Task task, long address, long... arguments) {
    return task.agent().invoke(address, arguments);
  }
}
