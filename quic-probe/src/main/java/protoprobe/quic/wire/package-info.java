// SPDX-License-Identifier: Apache-2.0
/**
 * QUIC on the wire (RFC 9000, RFC 9369): packets, frames and transport parameters as values. What a
 * conforming endpoint would never send can be built too; what arrives is read within its bounds.
 */
package protoprobe.quic.wire;
