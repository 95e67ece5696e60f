// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Octets from a stranger as text that no terminal obeys: controls, invisible and direction-changing
 * characters become {@code \ddd}, one escape per octet.
 */
final class Printable {
  private Printable() {}

  /** {@code \ddd} (RFC 1035 section 5.1). */
  static String decimal(int octet) {
    return new String(
        new char[] {
          '\\',
          (char) ('0' + octet / 100),
          (char) ('0' + octet / 10 % 10),
          (char) ('0' + octet % 10)
        });
  }

  /** ASCII as it is, the rest escaped. */
  static String ascii(Bytes octets) {
    StringBuilder text = new StringBuilder(octets.length() + 16);
    for (int at = 0; at < octets.length(); at++) {
      appendAscii(text, octets.u8(at));
    }
    return text.toString();
  }

  private static void appendAscii(StringBuilder text, int octet) {
    if (octet == '"' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet >= ' ' && octet < 0x7F) {
      text.append((char) octet);
    } else {
      text.append(decimal(octet));
    }
  }

  /** Visible characters of well-formed UTF-8 as they are, every other octet escaped. */
  static String utf8(Bytes octets) {
    StringBuilder text = new StringBuilder(octets.length() + 16);
    ByteBuffer in = ByteBuffer.wrap(octets.shared());
    // One pair: enough for one code point, so that the decoder stops after each.
    CharBuffer out = CharBuffer.allocate(2);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    while (in.hasRemaining()) {
      int from = in.position();
      int length = sequenceLength(octets.u8(from));
      in.limit(Math.min(octets.length(), from + length));
      CoderResult result = decoder.reset().decode(in, out.clear(), true);
      boolean whole = result.isUnderflow() && !in.hasRemaining();
      in.limit(octets.length());
      appendCharacter(text, octets, from, whole ? length : 0, out.flip());
      in.position(from + (whole ? length : 1));
    }
    return text.toString();
  }

  private static void appendCharacter(
      StringBuilder text, Bytes octets, int from, int length, CharBuffer character) {
    if (length > 1 && isVisible(Character.codePointAt(character, 0))) {
      text.append(character);
      return;
    }
    for (int at = from; at < from + Math.max(1, length); at++) {
      appendAscii(text, octets.u8(at));
    }
  }

  /** Length that the first octet announces; 1 for what starts no sequence (RFC 3629 section 3). */
  private static int sequenceLength(int first) {
    if (first < 0xC0) {
      return 1;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 1;
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  static boolean isUtf8(Bytes octets) {
    return firstNotUtf8(octets) == octets.length();
  }

  /** Offset of the first octet that belongs to no well-formed sequence; the length if all do. */
  static int firstNotUtf8(Bytes octets) {
    // The JDK's decoder refuses overlong forms, surrogates and what is above U+10FFFF.
    ByteBuffer in = ByteBuffer.wrap(octets.shared());
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(octets.length()), true);
    return in.position();
  }
}
