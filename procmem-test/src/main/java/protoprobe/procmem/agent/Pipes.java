// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/**
 * An agent's own ends of its pipes.
 *
 * @param commands descriptor it reads
 * @param replies descriptor it writes
 */
public record Pipes(int commands, int replies) {
  static final Pipes STANDARD = new Pipes(0, 1);
}
