// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.Set;

/**
 * What an agent is made of.
 *
 * @param name in messages and transcripts
 * @param file the code it runs
 * @param memory what the driver may use
 * @param secrets descriptors of the agent's that its children must close
 */
record Body(String name, AgentFile file, Memory memory, Set<Integer> secrets) {
  Body(String name, AgentFile file, Memory memory) {
    this(name, file, memory, Set.of());
  }
}
