// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import protoprobe.procmem.agent.Delivery.Child;

/** A task's relations: its parent and children, and the descriptors through which it is reached. */
final class Kin {
  private final Task parent;
  private final Child child;
  private final boolean thread;
  private final List<Task> children = new ArrayList<>();
  private boolean gone;

  private Kin(Task parent, Child child, boolean thread) {
    this.parent = parent;
    this.child = child;
    this.thread = thread;
  }

  /** Of the first task. */
  static Kin none() {
    return new Kin(null, null, false);
  }

  static Kin of(Task parent, Child child, boolean thread) {
    return new Kin(parent, child, thread);
  }

  Optional<Task> parent() {
    return Optional.ofNullable(parent);
  }

  Child child() {
    return child;
  }

  boolean isThread() {
    return thread;
  }

  List<Task> children() {
    return children;
  }

  /** This task's descriptors for its living children. */
  Set<Integer> descriptors() {
    Set<Integer> all = new TreeSet<>();
    for (Task each : children) {
      all.add(each.kin().child.commands());
      all.add(each.kin().child.replies());
    }
    return all;
  }

  /** It ended, or was told to. */
  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }
}
