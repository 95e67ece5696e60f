// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;

/** One socket in one thread, with a window of queries under way. */
final class Asker implements AutoCloseable {
  private static final int WINDOW = 100;
  private static final int BUFFER = 1 << 20;
  private static final long PATIENCE_MILLIS = 2_000;

  private final DatagramChannel channel;
  private final Selector selector;
  private final ByteBuffer query = ByteBuffer.wrap(Query.of(".", Type.NS).dnssecOk(true).toBytes());
  private final ByteBuffer reply = ByteBuffer.allocateDirect(65_535);

  Asker(String address) throws IOException {
    channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
    channel.connect(new InetSocketAddress(address, 53));
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** Answers per second; throws if answers stop coming, or are not what was asked for. */
  double perSecond(int queries) throws IOException {
    long start = System.nanoTime();
    int sent = 0;
    int received = 0;
    while (received < queries) {
      while (sent < queries && sent - received < WINDOW) {
        query.rewind().putShort(0, (short) sent);
        channel.write(query);
        sent++;
      }
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException(
            "answers: expected %d, got %d and then silence".formatted(queries, received));
      }
      selector.selectedKeys().clear();
      for (reply.clear(); channel.read(reply) > 0; reply.clear()) {
        received++;
      }
    }
    double rate = received * 1e9 / (System.nanoTime() - start);
    requireAnswer();
    return rate;
  }

  /** One more, looked at: a server that refuses is fast. */
  private void requireAnswer() throws IOException {
    channel.write(query.rewind());
    if (selector.select(PATIENCE_MILLIS) == 0) {
      throw new IOException("one more query: expected an answer, got silence");
    }
    selector.selectedKeys().clear();
    reply.clear();
    channel.read(reply);
    byte[] octets = new byte[reply.flip().remaining()];
    reply.get(octets);
    Message message = Message.decode(octets);
    if (message.headerRcode() != 0 || message.answers().isEmpty()) {
      throw new IOException("answer: expected NOERROR with records, got " + message.summary());
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
