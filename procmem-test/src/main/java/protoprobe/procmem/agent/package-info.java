// SPDX-License-Identifier: Apache-2.0

/**
 * A few hundred octets of machine code inside the sandbox, and the driver outside that tells it
 * what to do. Everything the agent knows is in the two files of {@code src/main/asm}; all else is
 * here.
 */
package protoprobe.procmem.agent;
