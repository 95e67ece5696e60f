// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Octets as people read them. */
public final class HexDump {
  private static final int WIDTH = 16;

  private HexDump() {}

  /**
   * One line for every 16 octets, each ended by a line feed: offset (hexadecimal), octets, and what
   * of them is printable ASCII, the rest as dots. Nothing for no octets.
   */
  public static String of(byte[] octets) {
    return IntStream.iterate(0, offset -> offset < octets.length, offset -> offset + WIDTH)
        .mapToObj(offset -> line(octets, offset))
        .collect(Collectors.joining());
  }

  private static String line(byte[] octets, int offset) {
    int end = Math.min(octets.length, offset + WIDTH);
    StringBuilder hex = new StringBuilder();
    StringBuilder ascii = new StringBuilder();
    for (int i = offset; i < end; i++) {
      hex.append(i == offset + WIDTH / 2 ? "  " : " ").append("%02x".formatted(octets[i]));
      ascii.append(octets[i] >= ' ' && octets[i] <= '~' ? (char) octets[i] : '.');
    }
    return "%04x %-49s  |%s|\n".formatted(offset, hex, ascii);
  }
}
