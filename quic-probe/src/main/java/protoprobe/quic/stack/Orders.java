// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A child's standard input, written to in turn by a thread of its own: a child that does not read
 * holds up nobody who could end it.
 */
final class Orders {
  private final OutputStream to;
  private final ExecutorService writer;

  Orders(String name, OutputStream to) {
    this.to = to;
    writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name + " orders");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Sends a line, soon.
   *
   * @param broken is told why, if it cannot be written
   */
  void send(String line, Consumer<String> broken) {
    byte[] octets = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      writer.execute(() -> write(octets, broken));
    } catch (RejectedExecutionException ended) {
      broken.accept("its input has ended");
    }
  }

  private void write(byte[] octets, Consumer<String> broken) {
    try {
      to.write(octets);
      to.flush();
    } catch (IOException gone) {
      broken.accept(gone.getMessage());
    }
  }

  /** After what was sent before there is no more. */
  void end() {
    if (!writer.isShutdown()) {
      writer.execute(this::close);
      writer.shutdown();
    }
  }

  private void close() {
    try {
      to.close();
    } catch (IOException gone) {
      // it does not read any more
    }
  }
}
