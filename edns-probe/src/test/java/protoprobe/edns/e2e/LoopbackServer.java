// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on loopback, over UDP, that answers octets with octets. */
final class LoopbackServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final Function<byte[], Optional<byte[]>> script;
  private final AtomicInteger received = new AtomicInteger();

  private LoopbackServer(Function<byte[], Optional<byte[]>> script) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    this.script = script;
    Thread thread = new Thread(this::serve, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  static LoopbackServer answering(Function<byte[], byte[]> script) throws IOException {
    return new LoopbackServer(query -> Optional.of(script.apply(query)));
  }

  static LoopbackServer silent() throws IOException {
    return new LoopbackServer(query -> Optional.empty());
  }

  /** {@code 127.0.0.1:PORT}. */
  String address() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many datagrams came. */
  int received() {
    return received.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[65_535];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        received.incrementAndGet();
        Optional<byte[]> answer = script.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
          byte[] octets = answer.get();
          socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException("loopback server", e);
        }
      }
    }
  }
}
