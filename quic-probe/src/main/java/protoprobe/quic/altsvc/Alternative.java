// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One alternative service.
 *
 * @param protocol the ALPN protocol name, percent-decoded, one character per octet
 * @param host without brackets; empty for the origin's own
 * @param port from 1 to 65535
 * @param parameters in the order given
 * @param line number of the field line, from 1
 * @param column where it begins in that line, from 1
 */
public record Alternative(
    String protocol, String host, int port, List<Parameter> parameters, int line, int column) {
  /** Seconds for which an alternative without {@code ma} is fresh (RFC 7838 section 3.1). */
  public static final long DEFAULT_MAX_AGE = 86_400;

  /**
   * A parameter.
   *
   * @param name as given; names compare octet by octet
   * @param value without quotes and escapes
   * @param quoted whether it was a quoted string
   * @param column where it begins, from 1
   */
  public record Parameter(String name, String value, boolean quoted, int column) {}

  /** The first parameter of that name. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Seconds of freshness; empty if {@code ma} cannot be read. More than a long holds is its most.
   */
  public OptionalLong maxAge() {
    Optional<Parameter> given = parameter("ma");
    if (given.isEmpty()) {
      return OptionalLong.of(DEFAULT_MAX_AGE);
    }
    String digits = given.get().value();
    if (!digits.matches("[0-9]+")) {
      return OptionalLong.empty();
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return OptionalLong.of(
        significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant));
  }

  /** Whether it survives a change of network. */
  public boolean persistent() {
    return parameter("persist").filter(each -> each.value().equals("1")).isPresent();
  }

  /** Host and port as a URI has them; the host is left out if it is the origin's. */
  public String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
