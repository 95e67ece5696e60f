// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/** An agent took no command or gave no reply: it ended, was killed, or its transport was closed. */
public final class AgentGone extends RuntimeException {
  /**
   * @param message one line: which agent, what was expected, what came
   */
  public AgentGone(String message) {
    super(message);
  }

  AgentGone(String message, Throwable cause) {
    super(message, cause);
  }
}
