// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/**
 * A way into a sandbox with an agent at its end.
 *
 * @param transport closing it ends the agent
 * @param agent the first agent, parent of all others
 */
public record Session(Transport transport, Agent agent) {}
