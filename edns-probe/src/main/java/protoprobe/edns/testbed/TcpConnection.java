// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * One connection: messages with a length of two octets before each, several at a time (RFC 7766
 * section 6.2.1.1).
 */
final class TcpConnection implements Server.Attachment {
  private static final int LENGTH = 2;
  private static final int LARGEST = 65_535;
  private static final long IDLE_MILLIS = 10_000;

  /** Replies that wait to be written; above it nothing more is read. */
  private static final int WAITING = 16;

  private final Station station;
  private final SocketChannel channel;
  private final InetSocketAddress source;
  private final ByteBuffer input = ByteBuffer.allocate(LENGTH + LARGEST);
  private final Deque<ByteBuffer> output = new ArrayDeque<>();
  private boolean ended;
  private long used = now();

  TcpConnection(Station station, SocketChannel channel) throws IOException {
    this.station = station;
    this.channel = channel;
    this.source = (InetSocketAddress) channel.getRemoteAddress();
  }

  boolean isTo(Station other) {
    return station == other;
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    used = now();
    if (key.isReadable()) {
      ended = channel.read(input) < 0;
    }
    boolean progress = true;
    while (progress) {
      answer();
      write();
      progress = output.isEmpty() && holdsMessage();
    }
    if (ended && output.isEmpty()) {
      channel.close();
      return;
    }
    boolean reading = !ended && output.size() < WAITING;
    key.interestOps(
        (reading ? SelectionKey.OP_READ : 0) | (output.isEmpty() ? 0 : SelectionKey.OP_WRITE));
  }

  private boolean holdsMessage() {
    return input.position() >= LENGTH && input.position() >= LENGTH + length();
  }

  private int length() {
    return input.getShort(0) & 0xffff;
  }

  private void answer() {
    while (holdsMessage() && output.size() < WAITING) {
      byte[] octets = new byte[length()];
      input.flip();
      input.position(LENGTH);
      input.get(octets);
      input.compact();
      for (byte[] reply : station.handle(octets, source, Seen.Transport.TCP)) {
        ByteBuffer framed = ByteBuffer.allocate(LENGTH + reply.length);
        output.add(framed.putShort((short) reply.length).put(reply).flip());
      }
    }
  }

  private void write() throws IOException {
    while (!output.isEmpty()) {
      channel.write(output.peek());
      if (output.peek().hasRemaining()) {
        return;
      }
      output.remove();
    }
  }

  @Override
  public void sweep(long now) throws IOException {
    if (now - used > IDLE_MILLIS) {
      channel.close();
    }
  }
}
