// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A socket that hands over its first datagram a little later. agent15 3.1 (startHandshake()) notes
 * that it waits for a ServerHello only after it has sent its own hello; a server on this machine is
 * faster, and then the handshake hangs for ever. There is no event that tells when it has done so.
 */
final class SlowFirst extends DatagramSocket {
  private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(10);

  private boolean first = true;
  private volatile int received;

  SlowFirst() throws SocketException {
    super();
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    super.receive(packet);
    received++;
    if (first) {
      first = false;
      long until = System.nanoTime() + DELAY;
      for (long left = DELAY; left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** How many datagrams came. */
  int received() {
    return received;
  }
}
