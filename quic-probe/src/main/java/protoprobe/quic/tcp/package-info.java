// SPDX-License-Identifier: Apache-2.0
/**
 * An ordinary client of HTTP/1.1 and HTTP/2 that shows what other clients hide: the address, the
 * certificates, the protocol negotiated, each field line by itself, trailers, ALTSVC frames.
 */
package protoprobe.quic.tcp;
