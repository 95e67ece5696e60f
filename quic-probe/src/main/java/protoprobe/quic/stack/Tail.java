// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The last octets of a stream of any length. */
final class Tail {
  private static final int WINDOW = 8192;

  private final byte[] ring = new byte[WINDOW];
  private long count;

  /** Reads until the stream ends. */
  void drain(InputStream in) {
    byte[] piece = new byte[1024];
    try {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        add(piece, n);
      }
    } catch (IOException closed) {
      // no more will come
    }
  }

  void add(String text) {
    byte[] piece = text.getBytes(StandardCharsets.UTF_8);
    add(piece, piece.length);
  }

  private synchronized void add(byte[] piece, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (count++ % WINDOW)] = piece[i];
    }
  }

  /** The lines that are not blank, oldest first; the first may lack its beginning. */
  synchronized List<String> lines() {
    int length = (int) Math.min(count, WINDOW);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = ring[(int) ((count - length + i) % WINDOW)];
    }
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
