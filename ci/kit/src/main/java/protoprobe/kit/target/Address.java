// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.fault.BadInput;

/**
 * A target as the user names it: {@code HOST}, {@code HOST:PORT}, an IPv4 or IPv6 address, or
 * {@code [V6]:PORT}.
 *
 * @param host name or address, without brackets
 * @param port the port, if one was given
 */
public record Address(String host, OptionalInt port) {
  private static final Pattern BRACKETED =
      Pattern.compile("\\[([0-9A-Fa-f:.]+(?:%\\w+)?)](?::(\\d+))?");
  private static final Pattern BARE_V6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%\\w+)?");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9_.-]+)(?::(\\d+))?");

  /**
   * Parses what the user typed.
   *
   * @throws BadInput if it has none of the four forms
   */
  public static Address parse(String text) {
    if (BARE_V6.matcher(text).matches()) {
      return new Address(text, OptionalInt.empty());
    }
    for (Pattern form : new Pattern[] {BRACKETED, NAMED}) {
      Matcher match = form.matcher(text);
      if (match.matches()) {
        return new Address(match.group(1), port(text, match.group(2)));
      }
    }
    throw new BadInput(
        "target '%s': expected HOST, HOST:PORT, an address, or [V6]:PORT".formatted(text));
  }

  private static OptionalInt port(String text, String digits) {
    if (digits == null) {
      return OptionalInt.empty();
    }
    if (digits.length() > 5 || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
      throw new BadInput("target '%s': port %s, expected 1 to 65535".formatted(text, digits));
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }

  @Override
  public String toString() {
    String shown = host.contains(":") && port.isPresent() ? "[" + host + "]" : host;
    return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
  }
}
