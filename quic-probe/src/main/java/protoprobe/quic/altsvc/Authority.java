// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the quoted string of an alternative holds: {@code [ uri-host ] ":" port}.
 *
 * @param host without brackets, or empty
 * @param port 1 to 65535, or 0 if it is none
 * @param findings what is wrong with the two
 */
record Authority(String host, int port, List<Finding> findings) {
  private static final int MOST = 65_535;

  static Authority parse(QuotedString quoted, int line) {
    String text = quoted.text();
    List<Finding> findings = new ArrayList<>();
    int colon = text.lastIndexOf(':');
    if (colon < text.lastIndexOf(']') || colon < 0) {
      findings.add(
          new Finding(Rule.AUTHORITY, line, quoted.column(text.length()), "no colon and port"));
      return new Authority(text, 0, findings);
    }
    String host = text.substring(0, colon);
    Host.flaw(host)
        .map(flaw -> new Finding(Rule.HOST, line, quoted.column(flaw.at()), flaw.detail()))
        .ifPresent(findings::add);
    if (host.indexOf('*') >= 0) {
      findings.add(new Finding(Rule.WILDCARD_HOST, line, quoted.column(host.indexOf('*')), "'*'"));
    }
    String digits = text.substring(colon + 1);
    Optional<Integer> port = port(digits);
    if (port.isEmpty()) {
      findings.add(new Finding(Rule.PORT, line, quoted.column(colon + 1), "'" + digits + "'"));
    }
    return new Authority(Host.bare(host), port.orElse(0), findings);
  }

  private static Optional<Integer> port(String digits) {
    if (!digits.matches("[0-9]+")) {
      return Optional.empty();
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return Optional.of(significant)
        .filter(each -> each.length() <= 5)
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= MOST);
  }
}
