// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one field line: {@code Alt-Svc = clear / 1#alt-value} (RFC 7838 section 3). */
final class FieldLine {
  private static final String CLEAR = "clear";

  private final Cursor cursor;
  private final List<Alternative> alternatives = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> clears = new ArrayList<>();

  private FieldLine(Cursor cursor) {
    this.cursor = cursor;
  }

  static FieldLine read(String text, int number) {
    // OWS around the value belongs to the field line, not to the value (RFC 9110 section 5.5)
    FieldLine line = new FieldLine(new Cursor(text.replaceFirst("[ \t]+$", ""), number));
    line.cursor.takeSpace();
    if (line.cursor.atEnd()) {
      line.findings.add(new Finding(Rule.EMPTY, number, 1, "nothing"));
    } else if (line.octetsAllowed(text, number)) {
      line.readList();
    }
    return line;
  }

  List<Alternative> alternatives() {
    return alternatives;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Where {@code clear} stands: findings only if something else stands in the field. */
  List<Finding> clears() {
    return clears;
  }

  private boolean octetsAllowed(String text, int number) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (!Octets.isFieldContent(c)) {
        String detail = c > 0xff ? "U+%04X, which is no octet" : "the control octet 0x%02x";
        findings.add(new Finding(Rule.FIELD_OCTET, number, i + 1, detail.formatted(c)));
        return false;
      }
    }
    return true;
  }

  private void readList() {
    do {
      cursor.takeSpace();
      try {
        readElement();
      } catch (Cursor.Broken broken) {
        findings.add(broken.finding());
        cursor.skipElement();
      }
    } while (cursor.take(','));
  }

  private void readElement() {
    if (cursor.atEnd() || cursor.peek() == ',') {
      throw cursor.broken(Rule.LIST, "an empty element");
    }
    int column = cursor.column();
    String token = cursor.takeWhile(Octets::isToken);
    if (token.toLowerCase(Locale.ROOT).equals(CLEAR) && cursor.peek() != '=') {
      readClear(token, column);
    } else {
      Alternative read = new AltValue(cursor, findings).read(token, column);
      // an element counts once it is known to end where it may
      expectEnd();
      alternatives.add(read);
    }
  }

  private void readClear(String token, int column) {
    cursor.takeSpace();
    if (!cursor.atEnd() && cursor.peek() != ',') {
      throw cursor.broken(Rule.CLEAR_ALONE, cursor.here() + " after clear");
    }
    if (!token.equals(CLEAR)) {
      throw cursor.brokenAt(column, Rule.CLEAR_CASE, "'" + token + "'");
    }
    clears.add(new Finding(Rule.CLEAR_ALONE, cursor.line(), column, "clear beside other elements"));
  }

  private void expectEnd() {
    cursor.takeSpace();
    if (!cursor.atEnd() && cursor.peek() != ',') {
      throw cursor.broken(Rule.SEPARATOR, cursor.here() + " after an alternative");
    }
  }
}
