// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.Locale;
import java.util.Set;

/**
 * A field line, or a pseudo-header field (RFC 9114 section 4.3). A character stands for an octet,
 * as in ISO 8859-1; nothing is checked.
 */
public record Field(String name, String value) {
  private static final Set<String> SECRET =
      Set.of("cookie", "set-cookie", "authorization", "proxy-authorization", "authentication-info");

  /** Whether its value is left out of what may be published. */
  public boolean isSecret() {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
