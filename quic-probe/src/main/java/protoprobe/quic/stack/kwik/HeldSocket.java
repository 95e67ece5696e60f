// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;

/**
 * A socket that hands over nothing until kwik is ready for it.
 *
 * <p>agent15 3.1 sends its ClientHello and only then notes that it waits for a ServerHello
 * (TlsClientEngineImpl.startHandshake). One that comes in between it drops, and its repetitions,
 * too; then the handshake never ends: with servers on the same machine a few of a hundred. In the
 * same gap kwik 0.10.9 does not know yet what it would repeat after a Retry, and fails. So what
 * comes waits here until {@link #release}, which {@link HelloSent} calls.
 *
 * <p>It is connected, so that the system tells of a closed port.
 */
final class HeldSocket extends DatagramSocket {
  private final CountDownLatch released = new CountDownLatch(1);
  private final Watcher watcher;

  /** Is shown what goes and comes, before anybody else. */
  interface Watcher {
    /** A datagram is about to go out. */
    void sent(DatagramPacket datagram);

    /** A datagram came. */
    void received(DatagramPacket datagram);

    /** ICMP says that the port is closed. */
    void refused();
  }

  HeldSocket(InetSocketAddress server, Watcher watcher) throws SocketException {
    this.watcher = watcher;
    try {
      connect(server);
    } catch (SocketException noWay) {
      close();
      throw noWay;
    }
  }

  /** Whatever came is handed over, and whatever comes, at once. */
  void release() {
    released.countDown();
  }

  @Override
  public void send(DatagramPacket datagram) throws IOException {
    watcher.sent(datagram);
    try {
      super.send(datagram);
    } catch (PortUnreachableException closed) {
      watcher.refused();
      throw closed;
    }
  }

  @Override
  public void receive(DatagramPacket datagram) throws IOException {
    try {
      super.receive(datagram);
    } catch (PortUnreachableException closed) {
      watcher.refused();
      throw closed;
    }
    watcher.received(datagram);
    try {
      released.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("ended before its handshake began");
    }
  }

  @Override
  public void close() {
    super.close();
    release();
  }
}
