// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

/** Classes of octets in the grammars of HTTP (RFC 9110 section 5.6) and URIs (RFC 3986). */
final class Octets {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
  private static final String UNRESERVED_SIGNS = "-._~";
  private static final String SUB_DELIMS = "!$&'()*+,;=";

  private Octets() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isUpperHex(int c) {
    return isDigit(c) || (c >= 'A' && c <= 'F');
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t';
  }

  /** tchar. */
  static boolean isToken(int c) {
    return isDigit(c) || isAlpha(c) || TOKEN_SIGNS.indexOf(c) >= 0;
  }

  static boolean isObsText(int c) {
    return c >= 0x80 && c <= 0xff;
  }

  static boolean isVisible(int c) {
    return c >= 0x21 && c <= 0x7e;
  }

  /** qdtext: what a quoted string holds without an escape. */
  static boolean isQuotable(int c) {
    return c != '"' && c != '\\' && isEscapable(c);
  }

  /** What may follow the backslash in a quoted string. */
  static boolean isEscapable(int c) {
    return isSpace(c) || isVisible(c) || isObsText(c);
  }

  /** What may stand in a field value at all. */
  static boolean isFieldContent(int c) {
    return isSpace(c) || isVisible(c) || isObsText(c);
  }

  /** unreserved or sub-delims of a registered name. */
  static boolean isNameCharacter(int c) {
    return isDigit(c)
        || isAlpha(c)
        || UNRESERVED_SIGNS.indexOf(c) >= 0
        || SUB_DELIMS.indexOf(c) >= 0;
  }
}
