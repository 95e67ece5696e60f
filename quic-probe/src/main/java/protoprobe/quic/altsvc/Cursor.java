// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.function.IntPredicate;

/** A place in a field line; columns count from 1. */
final class Cursor {
  /** What {@link #peek} says at the end. */
  static final char END = '\uffff';

  private final String text;
  private final int line;
  private int position;

  Cursor(String text, int line) {
    this.text = text;
    this.line = line;
  }

  int line() {
    return line;
  }

  int column() {
    return position + 1;
  }

  char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  char next() {
    char here = peek();
    position++;
    return here;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  String takeWhile(IntPredicate wanted) {
    int start = position;
    while (!atEnd() && wanted.test(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  /** Spaces and tabs (RFC 9110 section 5.6.3); how many. */
  int takeSpace() {
    return takeWhile(Octets::isSpace).length();
  }

  /** Goes on to the next comma that stands outside quotes, or to the end. */
  void skipElement() {
    boolean quoted = false;
    while (!atEnd() && (quoted || peek() != ',')) {
      char here = next();
      if (quoted && here == '\\') {
        position++;
      } else if (here == '"') {
        quoted = !quoted;
      }
    }
  }

  Broken broken(Rule rule, String detail) {
    return new Broken(new Finding(rule, line, column(), detail));
  }

  /** The same, at an earlier place. */
  Broken brokenAt(int column, Rule rule, String detail) {
    return new Broken(new Finding(rule, line, column, detail));
  }

  /** What stands here, for messages. */
  String here() {
    return atEnd() ? "the end" : "'" + peek() + "'";
  }

  /** The grammar does not hold from here on. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private Broken(Finding finding) {
      super(finding.toString(), null, false, false);
      this.finding = finding;
    }

    Finding finding() {
      return finding;
    }
  }
}
