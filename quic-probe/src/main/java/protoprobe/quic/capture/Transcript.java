// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import protoprobe.kit.report.Printable;

/** Lines for people: what passed, in order. Bounded; each line is safe for a terminal. */
final class Transcript {
  private static final int MOST_OCTETS = 4 << 20;
  private static final int LONGEST_LINE = 4_000;

  private final StringBuilder text = new StringBuilder();
  private final Instant began;
  private long leftOut;
  private String end = "";

  Transcript(Instant began) {
    this.began = began;
    text.append("> we sent, < we received; milliseconds since ").append(began).append('\n');
  }

  /** A line that begins with its time. */
  void line(Instant at, Supplier<String> words) {
    add(() -> "%9.3f  ".formatted(Duration.between(began, at).toNanos() / 1e6), words);
  }

  /** A line that belongs to the one before it. */
  void more(Supplier<String> words) {
    add(() -> " ".repeat(11), words);
  }

  /** What is too much need not be put into words. */
  private void add(Supplier<String> beginning, Supplier<String> words) {
    if (text.length() > MOST_OCTETS) {
      leftOut++;
      return;
    }
    text.append(beginning.get()).append(Printable.text(words.get(), LONGEST_LINE)).append('\n');
  }

  /** A last line, which there is room for. */
  void end(String words) {
    end = words + "\n";
  }

  byte[] toBytes() {
    String cut = leftOut == 0 ? "" : "… (%d more lines)%n".formatted(leftOut);
    return (text + cut + end).getBytes(StandardCharsets.UTF_8);
  }
}
