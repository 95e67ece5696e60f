// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.fault.Refused;

/**
 * Where a server listens.
 *
 * @param four its IPv4 address
 * @param six a second address, if there is one
 * @param port both TCP's and UDP's
 */
record Place(InetAddress four, Optional<Inet6Address> six, int port) {
  private static final String NET = "127.44.3.";
  private static final int HTTPS = 443;

  /**
   * Of its own inside the namespaces of a run, on the port of https.
   *
   * @param number tells the servers apart, 1 to 254
   */
  static Place own(int number) {
    return new Place(address(NET + number), loopback6(), HTTPS);
  }

  /** The loopback address, on a port that nobody uses now, neither over TCP nor over UDP. */
  static Place free() {
    try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket udp =
            new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
      return new Place(udp.getLocalAddress(), Optional.empty(), udp.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("a free port of the loopback address", e);
    }
  }

  /** The same without an IPv6 address. */
  Place fourOnly() {
    return new Place(four, Optional.empty(), port);
  }

  Stream<InetAddress> addresses() {
    return Stream.concat(Stream.of(four), six.stream());
  }

  Stream<InetSocketAddress> sockets() {
    return addresses().map(address -> new InetSocketAddress(address, port));
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(four, port);
  }

  /**
   * Looks whether the server will be able to listen; its own words would be many, and a stranger on
   * the port could be taken for it.
   *
   * @throws Refused in one line if not
   */
  void requireFree(String name, boolean tcp) {
    sockets()
        .forEach(
            socket -> {
              require(name, "UDP", socket, () -> new DatagramSocket(socket).close());
              if (tcp) {
                require(name, "TCP", socket, () -> listen(socket));
              }
            });
  }

  private interface Listening {
    void attempt() throws IOException;
  }

  private static void require(
      String name, String protocol, InetSocketAddress socket, Listening listening) {
    try {
      listening.attempt();
    } catch (IOException refused) {
      String expected =
          "%s: %s port %d of %s: expected to be free for it, got: %s"
              .formatted(
                  name,
                  protocol,
                  socket.getPort(),
                  socket.getAddress().getHostAddress(),
                  refused.getMessage());
      throw new Refused(expected, refused);
    }
  }

  private static void listen(InetSocketAddress socket) throws IOException {
    new ServerSocket(socket.getPort(), 1, socket.getAddress()).close();
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + ": expected an address", e);
    }
  }

  private static Optional<Inet6Address> loopback6() {
    Inet6Address loopback = (Inet6Address) address("::1");
    try {
      new DatagramSocket(0, loopback).close();
      return Optional.of(loopback);
    } catch (SocketException disabled) {
      return Optional.empty();
    }
  }
}
