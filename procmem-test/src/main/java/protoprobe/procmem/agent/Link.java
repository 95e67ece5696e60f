// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.time.Duration;

/** The way to one agent and back. */
interface Link {
  /** Most octets that go one way at once: one page, which every pipe holds without a reader. */
  int MOST = 4096;

  /**
   * Hands these octets over.
   *
   * @throws AgentGone if nobody is there to take them
   */
  void send(byte[] octets);

  /**
   * Waits for exactly so many octets.
   *
   * @throws AgentGone if fewer come before the end
   */
  byte[] receive(int length);

  /** Waits at most so long for a reply to begin, or for the end; false if neither came. */
  boolean awaitReply(Duration limit);

  /** Hands octets over and waits for the reply, with as few steps as the way allows. */
  default byte[] exchange(byte[] octets, int length) {
    send(octets);
    return receive(length);
  }
}
