// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.stream.Collectors;

/** Octets in hex, each line with a comment behind a '#' that says which field they are. */
final class Annotated {
  private Annotated() {}

  static byte[] bytes(String lines) {
    String hex =
        lines.lines().map(line -> line.replaceAll("#.*", "")).collect(Collectors.joining());
    return Bytes.fromHex(hex).toArray();
  }

  static Message message(String lines) {
    return Message.decode(bytes(lines));
  }
}
