// SPDX-License-Identifier: Apache-2.0
/**
 * Our own small QUIC endpoint for octets that a library refuses to send (RFC 9000, RFC 9001): it
 * seals and opens packets one by one, and lets every field of them be wrong.
 */
package protoprobe.quic.forge;
