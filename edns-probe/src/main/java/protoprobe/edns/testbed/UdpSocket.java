// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Datagrams to and from one station. */
final class UdpSocket implements Server.Attachment, AutoCloseable {
  private static final int LARGEST = 65_535;
  private static final int BATCH = 64; // so that one busy zone does not starve the others

  private final Station station;
  private final DatagramChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

  private UdpSocket(Station station, DatagramChannel channel) {
    this.station = station;
    this.channel = channel;
  }

  static UdpSocket open(Station station, Selector selector) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      channel.bind(station.address());
      channel.configureBlocking(false);
      UdpSocket socket = new UdpSocket(station, channel);
      channel.register(selector, SelectionKey.OP_READ, socket);
      return socket;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    for (int i = 0; i < BATCH; i++) {
      buffer.clear();
      InetSocketAddress source = receive();
      if (source == null) {
        return;
      }
      byte[] octets = new byte[buffer.flip().remaining()];
      buffer.get(octets);
      for (byte[] reply : station.handle(octets, source, Seen.Transport.UDP)) {
        send(reply, source);
      }
    }
  }

  /** An error of an earlier datagram counts as none: the socket must stay. */
  private InetSocketAddress receive() throws ClosedChannelException {
    try {
      return (InetSocketAddress) channel.receive(buffer);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException earlier) {
      return null;
    }
  }

  /** A reply that cannot be sent is lost, as datagrams are; the socket stays. */
  private void send(byte[] reply, InetSocketAddress source) {
    try {
      channel.send(ByteBuffer.wrap(reply), source);
    } catch (IOException lost) {
      // an ICMP error of an earlier reply, or a port such as 0 that nothing can be sent to
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
