// SPDX-License-Identifier: Apache-2.0
/**
 * A web server made of Netty's codecs, HTTP/1.1 and HTTP/2 over TCP and HTTP/3 over quiche, to be
 * run in a JVM of its own: a native fault ends the process.
 */
package protoprobe.quic.local.netty;
