// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import protoprobe.kit.check.NotApplicable;

/** A UDP socket that speaks to one address. */
final class QuicheSocket implements AutoCloseable {
  /** So many datagrams are taken before anything else is looked after. */
  private static final int ROUND = 64;

  private final DatagramChannel channel;
  private final Selector selector;
  private final Arrivals arrivals;
  private Optional<String> refusal = Optional.empty();

  private QuicheSocket(DatagramChannel channel, Selector selector, Arrivals arrivals) {
    this.channel = channel;
    this.selector = selector;
    this.arrivals = arrivals;
  }

  /**
   * @param arrivals is told of all datagrams
   * @throws NotApplicable if this host knows no way to the address
   */
  static QuicheSocket to(InetSocketAddress server, Arrivals arrivals) throws IOException {
    boolean six = server.getAddress() instanceof Inet6Address;
    DatagramChannel channel =
        DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    try {
      connect(channel, server);
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new QuicheSocket(channel, selector, arrivals);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Sends nothing: only looks for a route. */
  private static void connect(DatagramChannel channel, InetSocketAddress server) {
    try {
      channel.connect(server);
    } catch (IOException refused) {
      throw new NotApplicable(
          "connect(2) to %s over UDP: %s"
              .formatted(server.getAddress().getHostAddress(), refused.getMessage()));
    }
  }

  InetSocketAddress local() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  void send(ByteBuffer datagram) throws IOException {
    int length = datagram.remaining();
    try {
      if (channel.write(datagram) > 0) { // else the buffer is full: as good as lost on the way
        arrivals.sent(length);
      }
    } catch (PortUnreachableException | NoRouteToHostException refused) {
      refuse(refused);
    }
  }

  /** Waits until something comes, at most for so many nanoseconds. */
  void await(long nanos) throws IOException {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
    selector.select(millis);
    selector.selectedKeys().clear();
  }

  /** Reads what is there, a round of it at most. */
  void receive(QuicheConnection connection) throws IOException {
    try {
      for (int i = 0; i < ROUND; i++) {
        ByteBuffer datagram = connection.incoming();
        int length = channel.read(datagram);
        if (length <= 0) {
          return;
        }
        arrivals.received(datagram.flip());
        connection.receive(length);
      }
    } catch (PortUnreachableException | NoRouteToHostException refused) {
      refuse(refused);
    }
  }

  private void refuse(IOException refused) {
    refusal =
        Optional.of(
            refused instanceof PortUnreachableException
                ? "ICMP says that the port is closed"
                : "" + refused.getMessage());
  }

  /** What the network says against it, if it does. */
  Optional<String> refusal() {
    return refusal;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
