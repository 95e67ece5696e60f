// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP/3 (RFC 9114) and QPACK without dynamic table (RFC 9204) as values. What a conforming
 * endpoint would never send can be built too; what arrives is read within its bounds.
 */
package protoprobe.quic.http3;
