// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.function.Consumer;

/** A protocol id: a token that stands for an ALPN protocol name (RFC 7838 section 3). */
final class ProtocolId {
  /** ProtocolName<1..2^8-1> of RFC 7301 section 3.1. */
  private static final int MAX_OCTETS = 255;

  private final String token;
  private final int line;
  private final int column;

  ProtocolId(String token, int line, int column) {
    this.token = token;
    this.line = line;
    this.column = column;
  }

  /** The name it stands for; an escape that is none stands for itself. */
  String decode(Consumer<Finding> findings) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) != '%') {
        name.append(token.charAt(i));
      } else if (isEscape(i)) {
        char octet = (char) Integer.parseInt(token.substring(i + 1, i + 3), 16);
        note(octet, i, findings);
        name.append(octet);
        i += 2;
      } else {
        findings.accept(
            finding(Rule.PERCENT_ENCODING, i, "'%' without two hexadecimal digits behind it"));
        name.append('%');
      }
    }
    if (name.length() > MAX_OCTETS) {
      findings.accept(finding(Rule.PROTOCOL_LENGTH, 0, name.length() + " octets"));
    }
    return name.toString();
  }

  private boolean isEscape(int at) {
    return at + 2 < token.length()
        && Octets.isHex(token.charAt(at + 1))
        && Octets.isHex(token.charAt(at + 2));
  }

  private void note(char octet, int at, Consumer<Finding> findings) {
    String escape = token.substring(at, at + 3);
    if (!Octets.isUpperHex(escape.charAt(1)) || !Octets.isUpperHex(escape.charAt(2))) {
      findings.accept(finding(Rule.PERCENT_ENCODING, at, "'" + escape + "' in lower case"));
    }
    if (octet != '%' && Octets.isToken(octet)) {
      findings.accept(finding(Rule.PERCENT_NEEDLESS, at, "'%s' for '%s'".formatted(escape, octet)));
    }
  }

  private Finding finding(Rule rule, int at, String detail) {
    return new Finding(rule, line, column + at, detail);
  }
}
