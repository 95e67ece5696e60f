// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;

/**
 * Where a QUIC server is, and how it wants to be asked.
 *
 * @param address and UDP port
 * @param serverName for SNI; empty: none
 * @param authority for {@code :authority}
 * @param path of something that it answers a GET for
 */
public record Endpoint(
    InetSocketAddress address, String serverName, String authority, String path) {}
