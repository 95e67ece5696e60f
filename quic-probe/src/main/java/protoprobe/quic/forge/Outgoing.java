// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import protoprobe.quic.wire.Frame;

/** What waits to be sent on a stream. */
final class Outgoing {
  private static final int PIECE = 1000;

  private final long stream;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int taken;
  private long offset;
  private boolean fin;

  Outgoing(long stream) {
    this.stream = stream;
  }

  void add(byte[] octets, boolean last) {
    if (octets.length > 0) {
      waiting.add(octets);
    }
    fin |= last;
  }

  /** Octets that were taken so far. */
  long offset() {
    return offset;
  }

  /** The next piece, if so many octets may be sent; the end is one, too. */
  Optional<Frame.Stream> next(long room) {
    byte[] first = waiting.isEmpty() ? new byte[0] : waiting.peek();
    int length = (int) Math.min(PIECE, Math.min(first.length - taken, room));
    boolean all = waiting.size() <= 1 && taken + length == first.length;
    boolean end = fin && all;
    if (length == 0 && !end) {
      return Optional.empty();
    }
    byte[] data = Arrays.copyOfRange(first, taken, taken + length);
    Frame.Stream piece = new Frame.Stream(stream, offset, data, end);
    offset += length;
    taken += length;
    if (taken == first.length) {
      waiting.poll();
      taken = 0;
    }
    fin = fin && !end;
    return Optional.of(piece);
  }
}
