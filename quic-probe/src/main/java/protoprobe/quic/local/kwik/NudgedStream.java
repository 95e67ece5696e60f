// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.kwik;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tech.kwik.core.QuicStream;

/**
 * A stream whose sending goes on. In kwik 0.10.9 a writer asks for a send and only then counts the
 * request; if the sender thread is faster, it takes the count for busy, asks for no further send,
 * and a writer that waits for room in the buffer waits for ever. So it is asked again and again
 * while something is written, and some times after the end.
 */
final class NudgedStream implements QuicStream {
  private static final long EVERY_MILLIS = 20;
  private static final int AFTER_THE_END = 5;
  private static final ScheduledExecutorService NUDGES =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "nudges");
            thread.setDaemon(true);
            return thread;
          });

  private final QuicStream stream;
  private final OutputStream output;

  NudgedStream(QuicStream stream) {
    this.stream = stream;
    this.output = new Nudged(stream.getOutputStream());
  }

  private static final class Nudged extends FilterOutputStream {
    private final Method request;
    private boolean closed;

    /** Nothing that is public asks for a send without adding to what is sent. */
    Nudged(OutputStream inner) {
      super(inner);
      try {
        request =
            inner.getClass().getDeclaredMethod("scheduleSendStreamFrameRequest", boolean.class);
        request.setAccessible(true);
      } catch (NoSuchMethodException changed) {
        throw new IllegalStateException("kwik 0.10.9: expected its output stream", changed);
      }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      Future<?> nudges =
          NUDGES.scheduleWithFixedDelay(
              this::nudge, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
      try {
        out.write(octets, offset, length);
      } finally {
        nudges.cancel(false);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
        for (int i = 1; i <= AFTER_THE_END; i++) {
          NUDGES.schedule(this::nudge, i * EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    }

    private void nudge() {
      try {
        request.invoke(out, true);
      } catch (ReflectiveOperationException refused) {
        throw new IllegalStateException("kwik 0.10.9: expected to ask for a send", refused);
      }
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  @Override
  public InputStream getInputStream() {
    return stream.getInputStream();
  }

  @Override
  public int getStreamId() {
    return stream.getStreamId();
  }

  @Override
  public boolean isUnidirectional() {
    return stream.isUnidirectional();
  }

  @Override
  public boolean isClientInitiatedBidirectional() {
    return stream.isClientInitiatedBidirectional();
  }

  @Override
  public boolean isServerInitiatedBidirectional() {
    return stream.isServerInitiatedBidirectional();
  }

  @Override
  public void abortReading(long errorCode) {
    stream.abortReading(errorCode);
  }

  @Override
  public void resetStream(long errorCode) {
    stream.resetStream(errorCode);
  }
}
