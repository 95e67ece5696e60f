// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What tshark is to say of the packets that a check sends.
 *
 * @param id the case
 * @param filter a display filter that is true of the stimulus and of nothing in the control; empty:
 *     there is none, for a reason
 */
record Stimulus(String id, Optional<String> filter) {
  private static final String NONE = "-- ";

  /** The data file. */
  static List<Stimulus> all() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Stimulus.class.getResourceAsStream("stimuli.txt")),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Stimulus::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stimulus of(String line) {
    String[] parts = line.split(" ", 2);
    if (parts.length < 2 || parts[1].equals(NONE.strip())) {
      throw new AssertionError("expected an id, and a filter or a reason: " + line);
    }
    return new Stimulus(parts[0], Optional.of(parts[1]).filter(filter -> !filter.startsWith(NONE)));
  }
}
