// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.CLONE_THREAD;
import static protoprobe.procmem.wire.Flags.SIGKILL;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import protoprobe.procmem.agent.Agent;
import protoprobe.procmem.agent.AgentGone;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.agent.Delivery;
import protoprobe.procmem.agent.Delivery.Child;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** Where tasks begin and end: one at a time, for the first one is the parent of many. */
final class Nursery {
  private static final int WNOHANG = 1;
  private static final long P_PID = 1;
  private static final long WEXITED = 4;
  private static final long WNOWAIT = 0x0100_0000;

  private final AtomicInteger count = new AtomicInteger();
  private final Gate gate;

  /**
   * @param gate what all their system calls go through
   */
  Nursery(Gate gate) {
    this.gate = gate;
  }

  Gate gate() {
    return gate;
  }

  /** A child of this task that shares what the flags say. */
  synchronized Task fork(Task parent, long flags) {
    String name = "task-" + count.incrementAndGet();
    Child child = new Delivery(parent.agent(), flags).deliver(name, parent.kin().descriptors());
    Kin kin = Kin.of(parent, child, (flags & CLONE_THREAD) != 0);
    Task task = new Task(this, child.agent(), kin);
    parent.kin().children().add(task);
    return task;
  }

  /** The agent after execve(2) of its own file. */
  Agent exec(Task task, String file) {
    Scratch scratch = task.scratch();
    long path = scratch.string(file);
    ByteBuffer pointers = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    pointers.putLong(path).putLong(0);
    long arguments = scratch.put(pointers.array());
    long environment = arguments + Long.BYTES; // its first pointer is the zero that ends the others
    return task.agent().exec(Call.of(Syscall.EXECVE, path, arguments, environment).noted(file));
  }

  /** Reaps a child; the status as wait4(2) gives it. */
  synchronized int await(Task parent, Task child) {
    long pid = child.kin().child().pid();
    long status = parent.scratch().room(Integer.BYTES);
    parent.call(Syscall.WAIT4, pid, status, 0, 0).value();
    byte[] word = parent.agent().peek(status, Integer.BYTES);
    child.kin().gone();
    forget(parent, child);
    return ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** Waits for a child's end without reaping it: waitid(2) with WNOWAIT. */
  synchronized void awaitEnd(Task parent, Task child) {
    long pid = child.kin().child().pid();
    parent.call(Syscall.WAITID, P_PID, pid, 0, WEXITED | WNOWAIT, 0).value();
  }

  /** Ends a task and its children; reaps it. */
  synchronized void end(Task task) {
    if (task.kin().parent().isEmpty() || task.kin().parent().get().kin().isGone()) {
      return; // the machine ends the first one; and who has no parent left has lost its pipes too
    }
    Task parent = task.kin().parent().get();
    if (!parent.kin().children().contains(task)) {
      return;
    }
    try {
      List.copyOf(task.kin().children()).forEach(this::end);
      finish(parent, task);
    } catch (AgentGone nobody) {
      parent.kin().children().remove(task); // nobody is left who could be told
    }
  }

  private void finish(Task parent, Task task) {
    long pid = task.kin().child().pid();
    if (task.kin().isThread()) {
      if (!task.kin().isGone()) {
        task.start(Syscall.EXIT, 0);
        task.kin().gone();
      }
      forget(parent, task);
      return;
    }
    task.kin().gone();
    if (isUnreaped(parent, pid) && parent.call(Syscall.KILL, pid, SIGKILL).ok()) {
      parent.call(Syscall.WAIT4, pid, 0, 0, 0).value();
    }
    forget(parent, task);
  }

  /** A number that the parent has already reaped may be another process's by now: no signal. */
  private static boolean isUnreaped(Task parent, long pid) {
    Returned state = parent.call(Syscall.WAIT4, pid, 0, WNOHANG, 0);
    return state.ok() && state.raw() == 0;
  }

  private static void forget(Task parent, Task child) {
    if (parent.kin().children().remove(child)) {
      parent.close(child.kin().child().commands());
      parent.close(child.kin().child().replies());
    }
  }
}
