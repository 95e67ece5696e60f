// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import protoprobe.procmem.wire.Syscall;

/**
 * Ends an agent that waits in a system call and so does not see the end of its commands. Only where
 * no guardian stands above it does this matter.
 */
public final class LifeLine {
  private static final int ITIMER_REAL = 0;
  private static final int PR_SET_PDEATHSIG = 1;
  private static final int SIGKILL = 9;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private LifeLine() {}

  /** The agent ends when that time is over, by SIGALRM; asked again, the time begins anew. */
  public static void limit(Agent agent) {
    ByteBuffer timer = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN); // struct itimerval
    timer.putLong(0).putLong(0); // it_interval: once
    timer.putLong(LIMIT.toSeconds()).putLong(0); // it_value
    long address = agent.memory().start();
    agent.poke(address, timer.array());
    agent.call(Call.of(Syscall.SETITIMER, ITIMER_REAL, address, 0).noted("life line")).value();
  }

  /**
   * The agent ends with its parent, too. The kernel forgets this when credentials change, so that
   * it is to be said again then.
   */
  public static void tie(Agent child) {
    limit(child);
    child.call(Call.of(Syscall.PRCTL, PR_SET_PDEATHSIG, SIGKILL).noted("life line")).value();
  }
}
