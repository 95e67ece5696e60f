// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** How much of itself a recording shows; whoever publishes one may not know what is in it. */
public enum Discretion {
  /** Keys and addresses: for servers that we started ourselves, and for who asks for it. */
  OPEN,
  /**
   * For a stranger's server: no keys, so that the pcapng shows Initial packets only; our own
   * address is one for documentation (RFC 5737, RFC 3849). What the packets held is told in words
   * in either case, without cookies, credentials and tokens.
   */
  DISCREET;

  private static final byte[] V4 = {(byte) 192, 0, 2, 1};
  private static final byte[] V6 = {
    0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  /** Our own address as it is shown, of the family of the peer's. */
  InetSocketAddress own(InetSocketAddress local, InetSocketAddress remote) {
    if (this == OPEN) {
      return local;
    }
    boolean six = remote.getAddress() instanceof Inet6Address;
    try {
      return new InetSocketAddress(InetAddress.getByAddress(six ? V6 : V4), local.getPort());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 octets are an address", e);
    }
  }
}
