// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import protoprobe.procmem.agent.Agent;

/** Memory of a task for the arguments of many calls, filled here and sent there at once. */
final class Words {
  private final Agent agent;
  private final ByteBuffer content;

  Words(Agent agent) {
    this.agent = agent;
    this.content = ByteBuffer.allocate(agent.memory().free()).order(ByteOrder.LITTLE_ENDIAN);
    content.putLong(0); // where answers of an octet go
  }

  /** Eight octets that may be overwritten. */
  long start() {
    return agent.memory().start();
  }

  /** Address of a path. */
  long text(String path) {
    long address = here();
    content.put(path.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    return address;
  }

  /** Address of a struct iovec. */
  long vector(long base, long length) {
    long address = here();
    content.putLong(base).putLong(length);
    return address;
  }

  /** Puts all of it there. */
  void send() {
    byte[] sent = new byte[content.position()];
    content.flip().get(sent);
    agent.poke(start(), sent);
  }

  private long here() {
    return start() + content.position();
  }
}
