// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.charset.StandardCharsets;
import protoprobe.procmem.agent.Agent;

/** Short-lived memory of a task for arguments of its calls; the oldest is used again. */
final class Scratch {
  private static final int ALIGNMENT = 16;

  private final Agent agent;
  private int next;

  Scratch(Agent agent) {
    this.agent = agent;
  }

  /** Address of so much memory, with any content. */
  synchronized long room(int length) {
    int size = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    int free = agent.memory().free();
    if (size > free) {
      throw new IllegalArgumentException(
          "scratch memory: expected at most %d octets, got %d".formatted(free, length));
    }
    if (next + size > free) {
      next = 0;
    }
    long address = agent.memory().start() + next;
    next += size;
    return address;
  }

  /** Address of these octets. */
  long put(byte[] octets) {
    long address = room(octets.length);
    agent.poke(address, octets);
    return address;
  }

  /** Address of this text, ended by a zero. */
  long string(String text) {
    return put((text + "\0").getBytes(StandardCharsets.UTF_8));
  }
}
