// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A quoted string (RFC 9110 section 5.6.4) with its escapes undone.
 *
 * @param text what it says
 * @param columns for each character of the text where it stands, and one more for the closing quote
 */
record QuotedString(String text, List<Integer> columns) {

  /** Reads from the opening quote to behind the closing one. */
  static QuotedString read(Cursor cursor, Consumer<Finding> findings) {
    int start = cursor.column();
    cursor.take('"');
    StringBuilder text = new StringBuilder();
    List<Integer> columns = new ArrayList<>();
    while (cursor.peek() != '"') {
      columns.add(cursor.column());
      if (cursor.take('\\')) {
        note(Rule.QUOTED_PAIR, "\\" + cursor.peek(), cursor, findings);
        if (!Octets.isEscapable(cursor.peek())) {
          throw cursor.broken(Rule.QUOTED_STRING, cursor.here() + " after the backslash");
        }
      } else if (cursor.atEnd()) {
        throw cursor.brokenAt(start, Rule.QUOTED_STRING, "no closing quote");
      }
      if (Octets.isObsText(cursor.peek())) {
        note(Rule.OBS_TEXT, "0x%02x".formatted((int) cursor.peek()), cursor, findings);
      }
      text.append(cursor.next());
    }
    columns.add(cursor.column());
    cursor.take('"');
    return new QuotedString(text.toString(), List.copyOf(columns));
  }

  private static void note(Rule rule, String what, Cursor cursor, Consumer<Finding> findings) {
    findings.accept(new Finding(rule, cursor.line(), cursor.column(), what));
  }

  int column(int index) {
    return columns.get(index);
  }
}
