// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names in presentation format (RFC 1035 section 5.1, RFC 4343 section 2.1). */
final class NameText {
  private NameText() {}

  static Name parse(String text) {
    return text.equals(".") || text.isEmpty() ? Name.ROOT : Name.of(labels(text));
  }

  /** The labels of a text; a dot at its end adds none. */
  static List<byte[]> labels(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> labels = new ArrayList<>();
    ByteArrayOutputStream label = new ByteArrayOutputStream();
    int at = 0;
    while (at < octets.length) {
      if (octets[at] == '.') {
        labels.add(label.toByteArray());
        label.reset();
        at++;
      } else if (octets[at] == '\\') {
        at += unescape(octets, at, label);
      } else {
        label.write(octets[at++]);
      }
    }
    if (label.size() > 0) {
      labels.add(label.toByteArray());
    }
    return labels;
  }

  /** Writes the octet an escape stands for; returns the length of the escape. */
  private static int unescape(byte[] octets, int at, ByteArrayOutputStream label) {
    if (at + 1 >= octets.length) {
      throw new IllegalArgumentException("name: expected a character after the last backslash");
    }
    if (!isDigit(octets[at + 1])) {
      label.write(octets[at + 1]);
      return 2;
    }
    int value = -1;
    if (at + 3 < octets.length && isDigit(octets[at + 2]) && isDigit(octets[at + 3])) {
      value = Integer.parseInt(new String(octets, at + 1, 3, StandardCharsets.US_ASCII));
    }
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(
          "name: expected three digits up to 255 after the backslash at " + at);
    }
    label.write(value);
    return 4;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  static String format(List<Bytes> labels) {
    if (labels.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (Bytes label : labels) {
      for (int at = 0; at < label.length(); at++) {
        append(text, label.u8(at));
      }
      text.append('.');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int octet) {
    if (".\\\"();@$".indexOf(octet) >= 0) {
      text.append('\\').append((char) octet);
    } else if (octet > ' ' && octet < 0x7F) {
      text.append((char) octet);
    } else {
      text.append(Printable.decimal(octet));
    }
  }
}
