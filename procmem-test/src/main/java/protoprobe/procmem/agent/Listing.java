// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.HexFormat;
import java.util.stream.Collectors;

/** Octets in hex, each line with a comment behind a '#'. */
final class Listing {
  private Listing() {}

  static byte[] bytes(String lines) {
    String hex =
        lines.lines().map(line -> line.replaceAll("#.*|\\s", "")).collect(Collectors.joining());
    return HexFormat.of().parseHex(hex);
  }
}
