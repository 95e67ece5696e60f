// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.Random;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireWriter;

/** Datagrams that are no packets of any connection; the same in every run. */
public final class Datagrams {
  /** Reserved to exercise version negotiation (RFC 9000 section 15). */
  public static final int UNKNOWN_VERSION = 0x1a2a3a4a;

  private static final int ID = 8;

  private Datagrams() {}

  /** A long header of an unknown version in so many octets. */
  public static byte[] unknownVersion(int size) {
    return unknownVersion(size, id(ID, 1), id(ID, 2));
  }

  /** The same with these connection ids. */
  public static byte[] unknownVersion(int size, byte[] destination, byte[] source) {
    return longHeader(UNKNOWN_VERSION, size, destination, source);
  }

  /** A version 1 Initial packet of so many octets that nobody can open. */
  public static byte[] garbage(int size) {
    return longHeader(1, size, id(ID, 3), id(ID, 4));
  }

  private static byte[] longHeader(int version, int size, byte[] destination, byte[] source) {
    WireWriter out = new WireWriter();
    new LongHeader(LongHeader.FORM | LongHeader.FIXED, version, destination, source).write(out);
    out.fixed(0, 1); // no token, if anybody reads so far
    int rest = Math.max(0, size - out.size() - 2);
    return out.varInt(rest, 2).raw(id(rest, size)).toBytes();
  }

  /** A Version Negotiation packet, filled up to so many octets with versions. */
  public static byte[] negotiation(int size) {
    java.util.List<Integer> versions = new java.util.ArrayList<>();
    for (int octets = 7 + 2 * ID; octets < size; octets += 4) {
      versions.add(UNKNOWN_VERSION);
    }
    LongHeader header = new LongHeader(LongHeader.FORM | LongHeader.FIXED, 0, id(ID, 5), id(ID, 6));
    return new VersionNegotiation(header, versions).encode();
  }

  /** So many octets that look random. */
  public static byte[] id(int length, long seed) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }
}
