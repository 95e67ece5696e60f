// SPDX-License-Identifier: Apache-2.0
/**
 * kwik with flupke as an ordinary client: pure Java, but with threads and words of its own. It does
 * not follow a HelloRetryRequest, offers secp256r1 alone, takes no informational answers, and does
 * not find a Version Negotiation packet whose fixed bit is 0; what fails with it alone says nothing
 * of a server.
 */
package protoprobe.quic.stack.kwik;
