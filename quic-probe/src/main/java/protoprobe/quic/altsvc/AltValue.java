// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.altsvc.Alternative.Parameter;

/**
 * Reads one {@code alt-value = alternative *( OWS ";" OWS parameter )}; what breaks its inner rules
 * only is noted, and reading goes on.
 */
final class AltValue {
  private final Cursor cursor;
  private final List<Finding> findings;

  AltValue(Cursor cursor, List<Finding> findings) {
    this.cursor = cursor;
    this.findings = findings;
  }

  /**
   * Reads on behind the protocol id.
   *
   * @param id the token read already
   * @param column where it began
   */
  Alternative read(String id, int column) {
    if (id.isEmpty()) {
      throw cursor.broken(Rule.PROTOCOL_ID, cursor.here());
    }
    String protocol = new ProtocolId(id, cursor.line(), column).decode(findings::add);
    expectEquals(Rule.PROTOCOL_ID, "the protocol id");
    if (cursor.peek() != '"') {
      throw cursor.broken(Rule.AUTHORITY, cursor.here() + " where a quoted string should begin");
    }
    QuotedString authority = QuotedString.read(cursor, findings::add);
    Authority where = Authority.parse(authority, cursor.line());
    findings.addAll(where.findings());
    return new Alternative(
        protocol, where.host(), where.port(), readParameters(), cursor.line(), column);
  }

  private void expectEquals(Rule before, String what) {
    int column = cursor.column();
    if (cursor.takeSpace() > 0 && cursor.peek() == '=') {
      throw cursor.brokenAt(column, Rule.EQUALS, "space before '='");
    }
    if (!cursor.take('=')) {
      boolean ends = cursor.atEnd() || cursor.peek() == ',' || cursor.peek() == ';';
      throw cursor.broken(
          ends ? Rule.EQUALS : before, cursor.here() + " after " + what + " instead of '='");
    }
    if (Octets.isSpace(cursor.peek())) {
      throw cursor.broken(Rule.EQUALS, "space after '='");
    }
  }

  private List<Parameter> readParameters() {
    List<Parameter> parameters = new ArrayList<>();
    cursor.takeSpace();
    while (cursor.take(';')) {
      cursor.takeSpace();
      parameters.add(readParameter());
      cursor.takeSpace();
    }
    return List.copyOf(parameters);
  }

  private Parameter readParameter() {
    int column = cursor.column();
    String name = cursor.takeWhile(Octets::isToken);
    if (name.isEmpty()) {
      throw cursor.broken(Rule.PARAMETER, cursor.here() + " where a parameter should begin");
    }
    expectEquals(Rule.PARAMETER, "the parameter's name");
    boolean quoted = cursor.peek() == '"';
    int valueColumn = cursor.column();
    String value =
        quoted
            ? QuotedString.read(cursor, findings::add).text()
            : cursor.takeWhile(Octets::isToken);
    if (!quoted && value.isEmpty()) {
      throw cursor.broken(Rule.PARAMETER, cursor.here() + " where its value should begin");
    }
    if (name.equals("ma") && !value.matches("[0-9]+")) {
      findings.add(new Finding(Rule.MAX_AGE, cursor.line(), valueColumn, "'" + value + "'"));
    }
    return new Parameter(name, value, quoted, column);
  }
}
