// SPDX-License-Identifier: Apache-2.0
/** kwik with flupke as an ordinary client; pure Java, but it keeps threads and prints. */
package protoprobe.quic.stack.kwik;
