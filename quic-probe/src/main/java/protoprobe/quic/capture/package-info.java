// SPDX-License-Identifier: Apache-2.0
/** What passes the forge's sockets, kept as evidence. */
package protoprobe.quic.capture;
