// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.time.Duration;
import protoprobe.procmem.wire.Returned;

/** A system call that was begun and may not have returned yet. */
public final class Pending {
  private final Agent agent;
  private final Call call;

  Pending(Agent agent, Call call) {
    this.agent = agent;
    this.call = call;
  }

  /**
   * Waits at most so long for it to return; false if it has not. Meanwhile its parent does nothing
   * else, so that what it waits for must not be that one's to do.
   */
  public boolean returnsWithin(Duration limit) {
    return agent.awaitReply(limit);
  }

  /**
   * Waits until it returns.
   *
   * @throws AgentGone if its agent ends instead
   */
  public Returned await() {
    return agent.finish(call);
  }
}
