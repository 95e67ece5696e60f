// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import protoprobe.procmem.agent.Agent;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.agent.Session;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * Agents on this host that serve one trial after the other. After each, nothing may be left: no
 * child, no open file.
 */
final class HostPool implements AutoCloseable {
  private static final int FIRST_FREE = 3;
  private static final int WNOHANG = 1;
  private static final int F_GETFD = 1;

  private final Deque<Session> idle = new ArrayDeque<>();
  private final Map<Session, Set<Integer>> inherited = new ConcurrentHashMap<>();

  /** Has a trial use an agent that nobody else uses meanwhile. */
  <T> T use(Function<Session, T> trial) {
    Session session = take();
    boolean sound = false;
    try {
      T result = trial.apply(session);
      assertClean(session);
      sound = true;
      return result;
    } finally {
      if (sound) {
        giveBack(session);
      } else {
        session.transport().close();
      }
    }
  }

  private void assertClean(Session session) {
    Returned left = session.agent().call(Call.of(Syscall.WAIT4, -1, 0, WNOHANG, 0));
    if (left.errno().filter(each -> each == Errno.ECHILD).isEmpty()) {
      throw new AssertionError("after the check: expected no child, got " + left);
    }
    Set<Integer> more = open(session.agent());
    more.removeAll(inherited.get(session));
    if (!more.isEmpty()) {
      throw new AssertionError("after the check: expected no open file, got " + more);
    }
  }

  /** Of the lowest descriptors, those that are open. */
  private static Set<Integer> open(Agent agent) {
    Set<Integer> open = new TreeSet<>();
    for (int descriptor = FIRST_FREE; descriptor < FIRST_FREE + 8; descriptor++) {
      if (agent.call(Call.of(Syscall.FCNTL, descriptor, F_GETFD)).ok()) {
        open.add(descriptor);
      }
    }
    return open;
  }

  private Session take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    Session session = Host.session();
    inherited.put(session, open(session.agent()));
    return session;
  }

  private void giveBack(Session session) {
    synchronized (idle) {
      idle.push(session);
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(each -> each.transport().close());
      idle.clear();
    }
  }
}
