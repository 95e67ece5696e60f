// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.target.Task;

/**
 * A task that asks for another's memory.
 *
 * @param task the task
 * @param caller what it is, as read back
 */
public record CallerTask(Task task, Caller caller) implements AutoCloseable {
  @Override
  public void close() {
    task.close();
  }
}
