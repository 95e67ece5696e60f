// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.security.SecureRandom;
import java.util.List;
import protoprobe.quic.tls.RetryIntegrity;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireWriter;

/** What a scripted server says to a first packet where there is no connection yet. */
final class FirstReplies {
  /** Octets of the connection ids that it chooses. */
  static final int ID = 8;

  private static final byte[] RESERVED_VERSION = {0x5a, 0x6a, 0x7a, (byte) 0x8a};
  private static final SecureRandom RANDOM = new SecureRandom();

  private FirstReplies() {}

  /** A connection id. */
  static byte[] newId() {
    byte[] octets = new byte[ID];
    RANDOM.nextBytes(octets);
    return octets;
  }

  /** Version Negotiation in answer to that packet; a reserved version is in it, too. */
  static byte[] negotiation(List<Version> versions, LongHeader header) {
    LongHeader answer =
        new LongHeader(
            LongHeader.FORM | LongHeader.FIXED | RANDOM.nextInt(64),
            0,
            header.source(),
            header.destination());
    WireWriter out = new WireWriter();
    answer.write(out);
    out.raw(RESERVED_VERSION);
    versions.forEach(each -> out.fixed(Integer.toUnsignedLong(each.number()), 4));
    return VersionNegotiation.decode(out.toBytes()).encode();
  }

  /** The token is the id that the client first sent to: nobody else sees a test's tokens. */
  static byte[] retry(Version version, LongHeader header) {
    WireWriter out = new WireWriter();
    new LongHeader(
            LongHeader.FORM | LongHeader.FIXED | version.typeBits(LongType.RETRY),
            version.number(),
            header.source(),
            newId())
        .write(out);
    byte[] packet = out.raw(header.destination()).toBytes();
    return new WireWriter()
        .raw(packet)
        .raw(RetryIntegrity.tag(version, header.destination(), packet))
        .toBytes();
  }
}
