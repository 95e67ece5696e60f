// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
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

  private final Deque<Session> idle = new ArrayDeque<>();

  /** Has a trial use an agent that nobody else uses meanwhile. */
  <T> T use(Function<Session, T> trial) {
    Session session = take();
    boolean sound = false;
    try {
      T result = trial.apply(session);
      assertClean(session.agent());
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

  private static void assertClean(Agent agent) {
    Returned left = agent.call(Call.of(Syscall.WAIT4, -1, 0, WNOHANG, 0));
    if (left.errno().filter(each -> each == Errno.ECHILD).isEmpty()) {
      throw new AssertionError("after the check: expected no child, got " + left);
    }
    for (int descriptor = FIRST_FREE; descriptor < FIRST_FREE + 8; descriptor++) {
      Returned closed = agent.call(Call.of(Syscall.FCNTL, descriptor, 1)); // F_GETFD
      if (closed.ok()) {
        throw new AssertionError("after the check: expected no open file, got " + descriptor);
      }
    }
  }

  private Session take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return Host.session();
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
