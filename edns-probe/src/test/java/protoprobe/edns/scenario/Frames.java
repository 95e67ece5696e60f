// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Messages behind their lengths, read as they come. */
final class Frames {
  private static final int LENGTH = 2;

  private final InputStream in;
  private final byte[] buffer = new byte[2 * (LENGTH + 65_535)];
  private int filled;
  private byte[] message = {};

  Frames(InputStream in) {
    this.in = in;
  }

  /** Waits for the next message, or what there is of it when the client has no more to send. */
  Line next() throws IOException {
    int pieces = 0;
    while (filled < LENGTH + claimed()) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return broken(pieces);
      }
      filled += read;
      pieces++;
    }
    take(LENGTH + claimed());
    return new Line(pieces, true);
  }

  private Line broken(int pieces) {
    if (filled == 0) {
      return Line.end();
    }
    take(filled);
    return new Line(pieces, false);
  }

  private int claimed() {
    return filled < LENGTH ? 0 : (buffer[0] & 0xff) << 8 | buffer[1] & 0xff;
  }

  private void take(int end) {
    message = Arrays.copyOfRange(buffer, Math.min(LENGTH, end), end);
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
  }

  byte[] message() {
    return message;
  }
}
