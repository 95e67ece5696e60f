// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/**
 * Memory of an agent's own that the driver may use; the last two pages are for relayed octets.
 *
 * @param start its address
 * @param size in octets
 */
public record Memory(long start, int size) {
  private static final int RELAY = 2 * 4096;

  /** What every agent has from its start. */
  static final Memory FRESH = new Memory(AgentFile.SCRATCH, AgentFile.SCRATCH_SIZE);

  /** How much of it checks may use. */
  public int free() {
    return size - RELAY;
  }

  long relayBuffer() {
    return start + free();
  }
}
