// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import protoprobe.quic.wire.Frame;

/** What came on a stream: all of it is counted, its beginning kept. */
final class Incoming {
  /** A mebioctet that a client reads, and the field section before it. */
  static final int KEPT = (1 << 20) + (1 << 17);

  /** More than anybody sends in a lifetime, and the sum of all streams is a number still. */
  private static final long FARTHEST = 1L << 50;

  private final Assembly assembly = new Assembly();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private OptionalLong reset = OptionalLong.empty();
  private boolean unwanted;
  private long length;
  private long highest;
  private long credit = Parameters.WINDOW;

  /**
   * Takes a piece.
   *
   * @param most octets that may be kept of it
   * @return how many were kept
   */
  int add(Frame.Stream piece, long most) {
    reach(piece.offset() + piece.data().length);
    assembly.add(piece.offset(), piece.data(), piece.fin());
    byte[] ready = assembly.take();
    length += ready.length;
    int kept = (int) Math.min(ready.length, Math.min(most, KEPT - beginning.size()));
    beginning.write(ready, 0, kept);
    return kept;
  }

  /** The end as RESET_STREAM tells it counts for credit (RFC 9000 section 4.5). */
  void reset(Frame.ResetStream frame) {
    reset = OptionalLong.of(frame.error());
    reach(frame.finalSize());
  }

  private void reach(long end) {
    highest = Math.max(highest, Math.min(end, FARTHEST));
  }

  /** A new limit for the peer, once half of the last window is used up; nothing is due for long. */
  OptionalLong creditDue() {
    boolean open = !unwanted && reset.isEmpty() && !assembly.finished();
    if (!open || highest <= credit - Parameters.WINDOW / 2) {
      return OptionalLong.empty();
    }
    credit = highest + Parameters.WINDOW;
    return OptionalLong.of(credit);
  }

  /** Nothing more of it is wanted: no credit for it any more. */
  void refuse() {
    unwanted = true;
  }

  boolean isFinished() {
    return assembly.finished();
  }

  OptionalLong reset() {
    return reset;
  }

  /** How much came in order. */
  long length() {
    return length;
  }

  /** One behind the highest octet that came. */
  long highest() {
    return highest;
  }

  /** The beginning of what came in order. */
  byte[] beginning() {
    return beginning.toByteArray();
  }
}
