// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A server cookie as RFC 9018 section 4 lays it out, in 16 octets.
 *
 * @param version one octet: 1 for SipHash-2-4
 * @param reserved three octets, zero
 * @param timestamp seconds since 1970 in 32 bits, by serial number arithmetic (RFC 1982)
 * @param hash eight octets
 */
public record ServerCookie(int version, Bytes reserved, long timestamp, Bytes hash) {
  public static final int VERSION = 1;
  private static final int LENGTH = 16;
  private static final Bytes NOTHING = Bytes.of(new byte[3]);

  /** Empty if it has not the length of one. */
  public static Optional<ServerCookie> parse(Bytes cookie) {
    if (cookie.length() != LENGTH) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerCookie(cookie.u8(0), cookie.slice(1, 4), cookie.u32(4), cookie.from(8)));
  }

  /**
   * The one that a server with this secret gives out.
   *
   * @param secret 16 octets
   * @param client the client cookie, 8 octets
   * @param seconds since 1970
   */
  public static ServerCookie make(Bytes secret, Bytes client, InetAddress address, long seconds) {
    return make(secret, client, NOTHING, address, seconds);
  }

  static ServerCookie make(
      Bytes secret, Bytes client, Bytes reserved, InetAddress address, long seconds) {
    byte[] hashed =
        new WireBuilder()
            .bytes(client)
            .u8(VERSION)
            .bytes(reserved)
            .u32(seconds)
            .bytes(address.getAddress())
            .toBytes();
    long stamp = seconds & 0xFFFF_FFFFL;
    return new ServerCookie(VERSION, reserved, stamp, SipHash.of(secret, Bytes.of(hashed)));
  }

  /** Whether a server with this secret gave it to this client, whenever that was. */
  public boolean isOf(Bytes secret, Bytes client, InetAddress address) {
    return make(secret, client, reserved, address, timestamp).equals(this);
  }

  /** Seconds from its time to that one; negative if it comes from the future. */
  public int age(long seconds) {
    return (int) (seconds - timestamp);
  }

  /** As it goes into the option, behind the client cookie. */
  public Bytes encode() {
    return Bytes.of(
        new WireBuilder().u8(version).bytes(reserved).u32(timestamp).bytes(hash).toBytes());
  }
}
