// SPDX-License-Identifier: Apache-2.0
/** TLS 1.3 as QUIC uses it (RFC 8446, RFC 9001): keys, protection of packets, messages. */
package protoprobe.quic.tls;
