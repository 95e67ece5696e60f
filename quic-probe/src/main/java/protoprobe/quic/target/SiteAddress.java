// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.target.Address;

/**
 * A site as the user names it: {@code https://HOST[:PORT][/PATH]}, or an address in one of the
 * forms of {@link Address}.
 *
 * @param origin what is visited
 * @param path with query, if one was given
 */
public record SiteAddress(Origin origin, Optional<String> path) {
  /** The forms, for {@code --help}. */
  public static final String FORMS =
      "https://HOST[:PORT][/PATH], or HOST, HOST:PORT, an address, or [V6]:PORT.";

  private static final Pattern URL = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://([^/?#]*)(.*)");
  private static final Pattern PATH = Pattern.compile("/[!-~&&[^#]]*");

  /**
   * Parses what the user typed.
   *
   * @throws BadInput if it has none of the forms
   */
  public static SiteAddress parse(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return new SiteAddress(origin(Address.parse(text)), Optional.empty());
    }
    if (!url.group(1).equalsIgnoreCase("https")) {
      throw new BadInput("target '%s': scheme %s, expected https".formatted(text, url.group(1)));
    }
    if (url.group(2).isEmpty() || url.group(2).contains("@")) {
      throw new BadInput("target '%s': expected https://HOST[:PORT][/PATH]".formatted(text));
    }
    Origin origin = origin(Address.parse(ascii(text, url.group(2))));
    String rest = url.group(3);
    String path = rest.startsWith("?") ? "/" + rest : rest;
    return new SiteAddress(
        origin, Optional.of(path).filter(each -> !each.isEmpty()).map(SiteAddress::path));
  }

  /**
   * A path as the user typed it.
   *
   * @throws BadInput unless it begins with a slash and can be sent
   */
  public static String path(String text) {
    if (!PATH.matcher(text).matches()) {
      throw new BadInput(
          "path '%s': expected a slash and visible ASCII characters without '#'".formatted(text));
    }
    return text;
  }

  private static Origin origin(Address address) {
    return new Origin(address.host(), address.port().orElse(Origin.HTTPS));
  }

  /** A name in other scripts becomes A-labels. */
  private static String ascii(String text, String authority) {
    if (authority.chars().allMatch(c -> c < 0x80)) {
      return authority;
    }
    try {
      int colon = authority.lastIndexOf(':');
      String host = colon < 0 ? authority : authority.substring(0, colon);
      return IDN.toASCII(host) + (colon < 0 ? "" : authority.substring(colon));
    } catch (IllegalArgumentException e) {
      throw new BadInput("target '%s': expected a host name: %s".formatted(text, e.getMessage()));
    }
  }
}
