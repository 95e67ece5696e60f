// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/** Messages behind their lengths (RFC 1035 section 4.2.2); what came of one so far is kept. */
final class FrameReader {
  private static final int LENGTH = 2;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final byte[] buffer = new byte[LENGTH + 65_535];
  private int filled;

  /**
   * The next whole message; empty if the connection ends before it.
   *
   * @param end of {@link System#nanoTime()}: until when to wait
   * @throws SocketTimeoutException if it is not there by then
   */
  Optional<byte[]> next(Socket socket, long end) throws IOException {
    InputStream in = socket.getInputStream();
    while (filled < LENGTH || filled < LENGTH + claimed()) {
      long left = (end - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) left);
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return Optional.empty();
      }
      filled += read;
    }
    return Optional.of(take(LENGTH + claimed()));
  }

  private int claimed() {
    return (buffer[0] & 0xff) << 8 | buffer[1] & 0xff;
  }

  private byte[] take(int end) {
    byte[] message = Arrays.copyOfRange(buffer, LENGTH, end);
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    return message;
  }
}
