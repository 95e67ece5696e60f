// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import protoprobe.kit.target.CaseRun;
import protoprobe.procmem.agent.LifeLine;
import protoprobe.procmem.agent.Session;
import protoprobe.procmem.agent.Transcript;
import protoprobe.procmem.agent.Transport;
import protoprobe.procmem.wire.Syscall;

/** A kernel, seen through the agent in a sandbox. Closed, it leaves no process there. */
public final class Machine implements AutoCloseable {
  private final Transport transport;
  private final Task first;
  private final Nursery nursery;
  private final boolean provokes;

  private Machine(Transport transport, Task first, Nursery nursery, boolean provokes) {
    this.transport = transport;
    this.first = first;
    this.nursery = nursery;
    this.provokes = provokes;
  }

  /** The machine at the end of this way in. */
  public static Machine at(Session session) {
    return at(session, Gate.OPEN);
  }

  /** The same, with something in between. */
  public static Machine at(Session session, Gate gate) {
    Nursery nursery = new Nursery(gate);
    Task first = new Task(nursery, session.agent(), Kin.none());
    LifeLine.limit(session.agent());
    return new Machine(session.transport(), first, nursery, true);
  }

  /** The same machine as this run of a check is to see it. */
  public Machine during(CaseRun run) {
    return new Machine(transport, first, nursery, !run.stimulusRemoved());
  }

  /**
   * What a check is about: an address, a flag, an action that makes the difference. Where a test
   * takes it away, the control comes in its place, with which the check must not pass.
   *
   * @param stimulus what the requirement speaks of
   * @param control the same kind of thing without that property
   */
  public <T> T provoke(T stimulus, T control) {
    return provokes ? stimulus : control;
  }

  /** The same for numbers. */
  public long provoke(long stimulus, long control) {
    return provokes ? stimulus : control;
  }

  /** The same for numbers. */
  public int provoke(int stimulus, int control) {
    return provokes ? stimulus : control;
  }

  /** Does what a check is about; where a test takes that away, it is not done. */
  public void provoke(Runnable stimulus) {
    if (provokes) {
      stimulus.run();
    }
  }

  /** A new process, a child of the first. */
  public Task spawn() {
    synchronized (nursery) {
      LifeLine.limit(first.agent());
      return first.fork();
    }
  }

  /** The first process, which relays to all others: it is not to wait, change or end. */
  public Task first() {
    return first;
  }

  /** What uname(2) says. */
  public Kernel kernel() {
    synchronized (nursery) {
      long into = first.scratch().room(Kernel.SIZE);
      first.call(Syscall.UNAME, into).value();
      return Kernel.parse(first.agent().peek(into, Kernel.SIZE));
    }
  }

  /** All system calls so far. */
  public Transcript transcript() {
    return first.agent().transcript();
  }

  @Override
  public void close() {
    transport.close();
  }
}
