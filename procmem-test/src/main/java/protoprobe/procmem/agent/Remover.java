// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.charset.StandardCharsets;
import protoprobe.procmem.wire.Syscall;

/** Has an agent delete its own file, which it does not need once it runs. */
final class Remover {
  private static final long AT_FDCWD = -100;

  private final Agent agent;

  Remover(Agent agent) {
    this.agent = agent;
  }

  void unlink(String path) {
    agent.poke(agent.memory().start(), (path + "\0").getBytes(StandardCharsets.UTF_8));
    agent
        .call(
            Call.of(Syscall.UNLINKAT, AT_FDCWD, agent.memory().start(), 0)
                .noted("the agent's file " + path))
        .value();
  }
}
