// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts connections to one station. */
final class TcpListener implements Server.Attachment, AutoCloseable {
  /** Connections to one station at a time; more are closed at once. */
  static final int MOST = 128;

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
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    SocketChannel accepted = accept();
    if (accepted == null) {
      return;
    }
    if (connections(key) >= MOST) {
      accepted.close();
      return;
    }
    accepted.configureBlocking(false);
    accepted.register(key.selector(), SelectionKey.OP_READ, new TcpConnection(station, accepted));
  }

  /** A peer that is gone before it is accepted must not end the listener. */
  private SocketChannel accept() throws ClosedChannelException {
    try {
      return channel.accept();
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException gone) {
      return null;
    }
  }

  private long connections(SelectionKey key) {
    return key.selector().keys().stream()
        .filter(SelectionKey::isValid)
        .map(SelectionKey::attachment)
        .filter(attachment -> attachment instanceof TcpConnection one && one.isTo(station))
        .count();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
