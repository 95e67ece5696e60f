// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that serves all stations over UDP and TCP. */
final class Server implements AutoCloseable {
  private static final long SWEEP_MILLIS = 1_000;

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<Station, Sockets> open = new HashMap<>();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Something that wants to know when its channel can be read or written; confined to the thread.
   */
  interface Attachment {
    void ready(SelectionKey key) throws IOException;

    /** Closes what has been idle for too long. */
    default void sweep(long now) throws IOException {}
  }

  private record Sockets(Optional<UdpSocket> udp, Optional<TcpListener> tcp) {
    static final Sockets NONE = new Sockets(Optional.empty(), Optional.empty());
  }

  Server() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("testbed: no selector", e);
    }
    thread = new Thread(this::loop, "testbed");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens and closes sockets until they are those that the station's behaviour wants; returns when
   * it is so.
   */
  void adjust(Station station) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            reopen(station);
            selector.selectNow(); // only now are channels closed that were registered
            done.complete(null);
          } catch (IOException | RuntimeException e) {
            done.completeExceptionally(
                new IllegalStateException(
                    "%s: cannot listen: %s".formatted(station.address(), e.getMessage()), e));
          }
        });
    selector.wakeup();
    if (closed) {
      throw new IllegalStateException("testbed: expected to be running, is closed");
    }
    done.join();
  }

  private void reopen(Station station) throws IOException {
    Sockets before = open.getOrDefault(station, Sockets.NONE);
    Optional<UdpSocket> udp = before.udp();
    Optional<TcpListener> tcp = before.tcp();
    if (udp.isPresent() != station.listens(Seen.Transport.UDP)) {
      udp = udp.isPresent() ? shut(udp.get()) : Optional.of(UdpSocket.open(station, selector));
    }
    if (tcp.isPresent() != station.listens(Seen.Transport.TCP)) {
      tcp = tcp.isPresent() ? shut(tcp.get()) : Optional.of(TcpListener.open(station, selector));
    }
    open.put(station, new Sockets(udp, tcp));
  }

  private static <T extends AutoCloseable> Optional<T> shut(T socket) throws IOException {
    try {
      socket.close();
      return Optional.empty();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot close: " + e.getMessage(), e);
    }
  }

  private void loop() {
    long swept = 0;
    while (!closed) {
      try {
        selector.select(SWEEP_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        ready.forEach(this::serve);
        long now = System.nanoTime() / 1_000_000;
        if (now - swept >= SWEEP_MILLIS) {
          selector.keys().forEach(key -> sweep(key, now));
          swept = now;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("testbed: selector failed", e);
      } catch (ClosedSelectorException e) {
        return;
      }
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isValid()) {
        ((Attachment) key.attachment()).ready(key);
      }
    } catch (IOException e) {
      drop(key); // the peer is gone: nothing to tell it
    } catch (RuntimeException e) {
      failures.add(e); // one query must not end the service of all zones
    }
  }

  private static void sweep(SelectionKey key, long now) {
    try {
      ((Attachment) key.attachment()).sweep(now);
    } catch (IOException e) {
      drop(key);
    }
  }

  private static void drop(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      key.cancel();
    }
  }

  /**
   * Ends the thread and closes every socket.
   *
   * @throws IllegalStateException if a query met a fault of our own, which is the cause
   */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    shut();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run(); // fails, so that nobody waits for it
    }
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw new IllegalStateException("testbed: a query was not handled: " + failure, failure);
    }
  }

  private void shut() {
    try {
      thread.join();
      if (!selector.isOpen()) {
        return;
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("testbed: cannot close its sockets", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
