// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A UDP path with bad weather between one client and a server. What happens to the n-th datagram of
 * a direction depends on the seed alone.
 */
final class Relay implements AutoCloseable {
  private static final int LARGEST = 65_535;

  private final DatagramSocket front;
  private final DatagramSocket back;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "weather"));
  private final Weather weather;
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile SocketAddress client;

  Relay(InetSocketAddress server, Weather weather, long seed) throws IOException {
    this.weather = weather;
    this.front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.back = new DatagramSocket();
    back.connect(server);
    daemon(() -> pass(front, new Random(seed)), "to the server").start();
    daemon(() -> pass(back, new Random(~seed)), "to the client").start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Where the client finds the server. */
  InetSocketAddress address() {
    return (InetSocketAddress) front.getLocalSocketAddress();
  }

  /** Datagrams that arrived at least once. */
  int passed() {
    return passed.get();
  }

  /** Datagrams that never arrived. */
  int lost() {
    return lost.get();
  }

  private void pass(DatagramSocket from, Random random) {
    byte[] buffer = new byte[LARGEST];
    while (!from.isClosed()) {
      try {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        from.receive(datagram);
        if (from == front) {
          client = datagram.getSocketAddress();
        }
        byte[] octets = Arrays.copyOf(buffer, datagram.getLength());
        int[] delays = weather.next(random).delays();
        (delays.length == 0 ? lost : passed).incrementAndGet();
        for (int delay : delays) {
          clock.schedule(() -> deliver(from, octets), delay, TimeUnit.MILLISECONDS);
        }
      } catch (IOException | RejectedExecutionException closedOrRefused) {
        continue;
      }
    }
  }

  private void deliver(DatagramSocket from, byte[] octets) {
    try {
      if (from == front) {
        back.send(new DatagramPacket(octets, octets.length));
      } else {
        front.send(new DatagramPacket(octets, octets.length, client));
      }
    } catch (IOException closed) {
      lost.incrementAndGet();
    }
  }

  @Override
  public void close() {
    front.close();
    back.close();
    clock.shutdownNow();
  }
}
