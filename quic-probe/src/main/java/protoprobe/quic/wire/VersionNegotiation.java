// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A Version Negotiation packet (RFC 9000 section 17.2.1).
 *
 * @param header its version is 0
 * @param versions what the server speaks
 */
public record VersionNegotiation(LongHeader header, List<Integer> versions) {
  /**
   * Reads a datagram that holds one.
   *
   * @throws WireFault if the list of versions is cut off, or the version is not 0
   */
  public static VersionNegotiation decode(byte[] datagram) {
    WireReader in = new WireReader(datagram);
    LongHeader header = LongHeader.read(in);
    if (header.version() != 0) {
      throw in.fault("version", "0x%08x instead of 0".formatted(header.version()));
    }
    List<Integer> versions = new ArrayList<>();
    while (in.hasMore()) {
      versions.add((int) in.fixed(4, "supported version"));
    }
    return new VersionNegotiation(header, List.copyOf(versions));
  }

  /** The packet. */
  public byte[] encode() {
    WireWriter out = new WireWriter();
    header.write(out);
    versions.forEach(version -> out.fixed(Integer.toUnsignedLong(version), 4));
    return out.toBytes();
  }
}
