// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Behind a proxy: answers every request over HTTP/1.1 by an octet now and then, without end. */
final class EndlessOrigin implements Closeable {
  private static final long PERIOD_MILLIS = 100;

  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OCTET = "1\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "endless origin, again"));

  private EndlessOrigin() throws IOException {}

  static EndlessOrigin start() throws IOException {
    EndlessOrigin origin = new EndlessOrigin();
    daemon(origin::serve, "endless origin").start();
    return origin;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> begin(client), "endless origin, one").start();
      } catch (IOException closed) {
        continue;
      }
    }
  }

  /** What is asked for does not matter, but nobody wants an answer before the question. */
  private void begin(Socket client) {
    try {
      if (client.getInputStream().read() >= 0) {
        answer(client);
      }
    } catch (IOException | RejectedExecutionException gone) {
      close(client);
    }
  }

  private void answer(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(HEAD);
    clock.scheduleAtFixedRate(() -> more(client, out), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The clock forgets a task that throws. */
  private static void more(Socket client, OutputStream out) {
    try {
      out.write(OCTET);
      out.flush();
    } catch (IOException gone) {
      close(client);
      throw new UncheckedIOException("the proxy has left", gone);
    }
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    socket.close();
  }
}
