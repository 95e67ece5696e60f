// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import protoprobe.kit.report.Printable;

/** Lines for people: what passed, in order. Bounded; each line is safe for a terminal. */
final class Transcript {
  private static final int MOST_OCTETS = 4 << 20;
  private static final int LONGEST_LINE = 4_000;

  private final StringBuilder text = new StringBuilder();
  private final Instant began;
  private long leftOut;

  Transcript(Instant began) {
    this.began = began;
    text.append("> we sent, < we received; milliseconds since ").append(began).append('\n');
  }

  /** A line that begins with its time. */
  void line(Instant at, String words) {
    add("%9.3f  ".formatted(Duration.between(began, at).toNanos() / 1e6), words);
  }

  /** A line that belongs to the one before it. */
  void more(String words) {
    add(" ".repeat(11), words);
  }

  private void add(String beginning, String words) {
    if (text.length() > MOST_OCTETS) {
      leftOut++;
      return;
    }
    text.append(beginning).append(Printable.text(words, LONGEST_LINE)).append('\n');
  }

  byte[] toBytes() {
    String end = leftOut == 0 ? "" : "… (%d more lines)%n".formatted(leftOut);
    return (text + end).getBytes(StandardCharsets.UTF_8);
  }
}
