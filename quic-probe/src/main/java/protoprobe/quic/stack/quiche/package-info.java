// SPDX-License-Identifier: Apache-2.0
/**
 * Cloudflare's quiche through JNA, as an ordinary client. It is native code: it runs in a child JVM
 * of its own.
 */
package protoprobe.quic.stack.quiche;
