// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

/** Text of strangers made safe for XML 1.0. */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** What XML 1.0 (section 2.2, Char) does not allow becomes U+FFFD; lone surrogates too. */
  static String legal(String text) {
    return text.codePoints()
        .map(point -> allowed(point) ? point : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Content of an element, as CDATA with every {@code ]]>} split: Surefire's parser drops blanks
   * between two references. U+FFFD is a reference nevertheless, because xunit-viewer takes a file
   * that holds it for something else than UTF-8. Parsers turn carriage returns into line feeds
   * (section 2.11).
   */
  static String content(String text) {
    return "<![CDATA["
        + legal(text).replace("]]>", "]]]]><![CDATA[>").replace("\uFFFD", "]]>&#65533;<![CDATA[")
        + "]]>";
  }

  /** Value of an attribute; parsers would turn line breaks and tabs into spaces (section 3.3.3). */
  static String attribute(String text) {
    return legal(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
        .replace("\t", "&#9;")
        .replace("\uFFFD", "&#65533;");
  }

  /** At most that many code points of the text, the last one an ellipsis if some were cut off. */
  static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
  }

  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000;
  }
}
