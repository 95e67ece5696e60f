// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

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

  private Machine(Session session) {
    this.transport = session.transport();
    this.nursery = new Nursery();
    this.first = new Task(nursery, session.agent(), Kin.none());
  }

  /** The machine at the end of this way in. */
  public static Machine at(Session session) {
    Machine machine = new Machine(session);
    LifeLine.limit(session.agent());
    return machine;
  }

  /** A new process, a child of the first. */
  public Task spawn() {
    LifeLine.limit(first.agent());
    return first.fork();
  }

  /** The first process, which relays to all others: it is not to wait, change or end. */
  public Task first() {
    return first;
  }

  /** What uname(2) says. */
  public Kernel kernel() {
    long into = first.scratch().room(Kernel.SIZE);
    first.call(Syscall.UNAME, into).value();
    return Kernel.parse(first.agent().peek(into, Kernel.SIZE));
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
