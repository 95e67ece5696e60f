// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** IP and UDP headers around a datagram, as they may have looked: a socket does not show them. */
public final class UdpPacket {
  private static final int UDP = 17;
  private static final int HOPS = 64;
  private static final int V4_HEADER = 20;
  private static final int UDP_HEADER = 8;
  private static final int DONT_FRAGMENT = 0x4000;

  private UdpPacket() {}

  /** The packet; both addresses are of the same family. */
  public static byte[] of(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
    byte[] source = from.getAddress().getAddress();
    byte[] destination = to.getAddress().getAddress();
    byte[] udp = udp(source, destination, from.getPort(), to.getPort(), datagram);
    return source.length == 4 ? v4(source, destination, udp) : v6(source, destination, udp);
  }

  /** An address as the family of another wants it, for a socket bound to any. */
  public static InetSocketAddress like(InetSocketAddress any, InetSocketAddress other) {
    boolean six = other.getAddress() instanceof Inet6Address;
    boolean same = any.getAddress() instanceof Inet6Address == six;
    return same
        ? any
        : new InetSocketAddress(
            six ? v6Loopback() : InetAddress.getLoopbackAddress(), any.getPort());
  }

  private static InetAddress v6Loopback() {
    try {
      byte[] one = new byte[16];
      one[15] = 1;
      return InetAddress.getByAddress(one);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("16 octets are an address", e);
    }
  }

  private static byte[] v4(byte[] source, byte[] destination, byte[] udp) {
    ByteBuffer header = ByteBuffer.allocate(V4_HEADER);
    header.put((byte) 0x45).put((byte) 0).putShort((short) (V4_HEADER + udp.length));
    header.putShort((short) 0).putShort((short) DONT_FRAGMENT);
    header.put((byte) HOPS).put((byte) UDP).putShort((short) 0);
    header.put(source).put(destination);
    header.putShort(10, (short) checksum(header.array()));
    return ByteBuffer.allocate(V4_HEADER + udp.length).put(header.array()).put(udp).array();
  }

  private static byte[] v6(byte[] source, byte[] destination, byte[] udp) {
    return ByteBuffer.allocate(40 + udp.length)
        .putInt(0x60000000)
        .putShort((short) udp.length)
        .put((byte) UDP)
        .put((byte) HOPS)
        .put(source)
        .put(destination)
        .put(udp)
        .array();
  }

  private static byte[] udp(byte[] source, byte[] destination, int from, int to, byte[] datagram) {
    int length = UDP_HEADER + datagram.length;
    ByteBuffer udp = ByteBuffer.allocate(length);
    udp.putShort((short) from).putShort((short) to).putShort((short) length).putShort((short) 0);
    udp.put(datagram);
    ByteBuffer pseudo = ByteBuffer.allocate(2 * source.length + 8 + length);
    pseudo.put(source).put(destination).putInt(length).putInt(UDP).put(udp.array());
    int sum = checksum(pseudo.array());
    udp.putShort(6, (short) (sum == 0 ? 0xffff : sum));
    return udp.array();
  }

  /** RFC 1071. */
  private static int checksum(byte[] octets) {
    long sum = 0;
    for (int i = 0; i < octets.length; i += 2) {
      int low = i + 1 < octets.length ? octets[i + 1] & 0xff : 0;
      sum += (octets[i] & 0xff) << 8 | low;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (int) ~sum & 0xffff;
  }
}
