// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a URI (RFC 3986 section 3.2.2). */
final class Host {
  private static final String H16 = "[0-9A-Fa-f]{1,4}";
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IP_FUTURE =
      Pattern.compile("[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+");
  private static final int GROUPS = 8;

  private Host() {}

  /**
   * What keeps a text from being a host.
   *
   * @param at index of the first character that does
   * @param detail in words
   */
  record Flaw(int at, String detail) {}

  /** The first flaw; an empty host has none, as it may be left out. */
  static Optional<Flaw> flaw(String host) {
    if (host.startsWith("[")) {
      return inBrackets(host);
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '%') {
        if (i + 2 >= host.length()
            || !Octets.isHex(host.charAt(i + 1))
            || !Octets.isHex(host.charAt(i + 2))) {
          return Optional.of(new Flaw(i, "'%' without two hexadecimal digits behind it"));
        }
      } else if (c == ':') {
        return Optional.of(new Flaw(i, "an IPv6 address without brackets, or two ports"));
      } else if (!Octets.isNameCharacter(c)) {
        return Optional.of(new Flaw(i, "'" + c + "' in a name"));
      }
    }
    return Optional.empty();
  }

  /** Without the brackets of an IP literal. */
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static Optional<Flaw> inBrackets(String host) {
    if (host.indexOf(']') != host.length() - 1) {
      return Optional.of(new Flaw(0, "brackets that do not enclose the host"));
    }
    String inside = bare(host);
    return isIpv6(inside) || IP_FUTURE.matcher(inside).matches()
        ? Optional.empty()
        : Optional.of(new Flaw(1, "'" + inside + "', which is no IPv6 address"));
  }

  /** IPv6address: eight groups, the last two as IPv4 perhaps, and "::" for one or more of them. */
  static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(count -> count == GROUPS).isPresent();
    }
    Optional<Integer> left = groups(text.substring(0, gap), false);
    Optional<Integer> right = groups(text.substring(gap + 2), true);
    return left.isPresent() && right.isPresent() && left.get() + right.get() < GROUPS;
  }

  /** How many groups of sixteen bits; empty if some group is none. */
  private static Optional<Integer> groups(String text, boolean mayEndInIpv4) {
    if (text.isEmpty()) {
      return Optional.of(0);
    }
    List<String> parts = Arrays.asList(text.split(":", -1));
    String last = parts.get(parts.size() - 1);
    boolean ipv4 = mayEndInIpv4 && IPV4.matcher(last).matches();
    long wrong = parts.stream().filter(part -> !part.matches(H16)).count();
    return wrong == (ipv4 ? 1 : 0) ? Optional.of(parts.size() + (ipv4 ? 1 : 0)) : Optional.empty();
  }
}
