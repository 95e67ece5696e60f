// SPDX-License-Identifier: Apache-2.0
/**
 * Ordinary HTTP/3 clients, as makers of browsers and tools use them, and the child process in which
 * they run: a fault of theirs must not end the probe.
 */
package protoprobe.quic.stack;
