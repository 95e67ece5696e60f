// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.target.Task;

/**
 * A task whose memory is asked for.
 *
 * @param task the task
 * @param target what it is, as read back
 * @param id its process id, or thread id
 * @param place its directory below procfs, such as {@code 12} or {@code 12/task/13}
 * @param address of memory that it can read
 */
public record TargetTask(Task task, Target target, long id, String place, long address) {
  private static final String PROC = "/proc/";

  /** A living task that is that. */
  static TargetTask of(Task task, Target target) {
    String place = task.place().substring(PROC.length());
    long id = Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
    return new TargetTask(task, target, id, place, task.agent().memory().start());
  }

  /** The same, known to be something else. */
  TargetTask as(Target other) {
    return new TargetTask(task, other, id, place, address);
  }
}
