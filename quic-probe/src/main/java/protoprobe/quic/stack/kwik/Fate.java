// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

/**
 * What becomes of a visit; the first thing that is known of it decides.
 *
 * @param reason one line
 */
record Fate(End end, String reason) {
  static final Fate ANSWERED = new Fate(End.ANSWERED, "");

  /** The peer closed the connection; its phrase is hostile and not repeated. */
  static Fate closed(Visit.Close close) {
    return new Fate(
        End.CLOSED,
        "closed with %s0x%x".formatted(close.application() ? "HTTP/3's " : "", close.code()));
  }

  /** The peer gave up the request. */
  static Fate reset(long code) {
    return new Fate(End.TIMEOUT, "the stream was reset with 0x%x".formatted(code));
  }

  /** A failure of kwik's own, in its words. */
  static Fate failed(Throwable thrown) {
    StringBuilder words = new StringBuilder();
    for (Throwable each = thrown; each != null && words.length() < 500; each = each.getCause()) {
      String message = each.getMessage();
      words.append(words.isEmpty() ? "" : ": ");
      words.append(message == null ? each.getClass().getSimpleName() : message);
    }
    return new Fate(End.FAILED, words.toString());
  }
}
