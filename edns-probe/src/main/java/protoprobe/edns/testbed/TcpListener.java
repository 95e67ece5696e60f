// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts connections to one station. */
final class TcpListener implements Server.Attachment, AutoCloseable {
  private final Station station;
  private final ServerSocketChannel channel;

  private TcpListener(Station station, ServerSocketChannel channel) {
    this.station = station;
    this.channel = channel;
  }

  static TcpListener open(Station station, Selector selector) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(station.address());
      channel.configureBlocking(false);
      TcpListener listener = new TcpListener(station, channel);
      channel.register(selector, SelectionKey.OP_ACCEPT, listener);
      return listener;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted != null) {
      accepted.configureBlocking(false);
      accepted.register(key.selector(), SelectionKey.OP_READ, new TcpConnection(station, accepted));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
