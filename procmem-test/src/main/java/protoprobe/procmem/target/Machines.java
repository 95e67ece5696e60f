// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.target.CaseRun;
import protoprobe.procmem.agent.Session;

/**
 * Machines at the end of one way in: as many as there are checks side by side, for whoever waits in
 * a system call keeps an agent busy. Each is lent to one check at a time, and to another one only
 * if it is as it was in the beginning.
 */
final class Machines implements AutoCloseable {
  private final Supplier<Session> way;
  private final Deque<Housekeeping> idle = new ArrayDeque<>();
  private final Set<Machine> all = new HashSet<>();
  private boolean closed;

  /**
   * @param way goes in once more; may be used by several threads
   */
  Machines(Supplier<Session> way) {
    this.way = way;
  }

  /**
   * A machine for this check alone, taken back at its end, closed at its deadline.
   *
   * @throws Refused if no agent answers
   */
  Machine lend(CaseRun run) {
    Housekeeping kept = take();
    Machine machine = kept.machine();
    machine.transcript().restart();
    Thread borrower = Thread.currentThread();
    run.closeLater(
        () -> {
          try {
            keepTranscript(run, machine);
          } finally {
            // The check ends in its own thread; whoever comes from another one cuts it off.
            boolean cutOff = Thread.currentThread() != borrower;
            takeBack(kept, cutOff);
          }
        });
    return machine.during(run);
  }

  private void takeBack(Housekeeping kept, boolean cutOff) {
    if (!cutOff && kept.tidy()) {
      giveBack(kept);
    } else {
      discard(kept.machine());
    }
  }

  /** A machine that is not lent to a check; to be given back. */
  Housekeeping take() {
    Housekeeping waiting = waiting();
    return waiting == null ? open() : waiting;
  }

  synchronized void giveBack(Housekeeping kept) {
    idle.push(kept);
  }

  /** So many are open. */
  synchronized int size() {
    return all.size();
  }

  private Housekeeping open() {
    Machine machine = Machine.at(way.get());
    synchronized (this) {
      if (closed) {
        machine.close();
        throw over();
      }
      all.add(machine);
    }
    return new Housekeeping(machine);
  }

  private void discard(Machine machine) {
    synchronized (this) {
      all.remove(machine);
    }
    machine.close();
  }

  private synchronized Housekeeping waiting() {
    if (closed) {
      throw over();
    }
    return idle.poll();
  }

  private static Refused over() {
    return new Refused("the target is closed");
  }

  private static void keepTranscript(CaseRun run, Machine machine) {
    byte[] text = machine.transcript().text().getBytes(StandardCharsets.UTF_8);
    run.findings().keep("system-calls.txt", "text/plain", text);
  }

  /** Also those that are lent, so that whoever waits for one of them is woken. */
  @Override
  public void close() {
    List<Machine> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(all);
      all.clear();
      idle.clear();
    }
    open.forEach(Machine::close);
  }
}
