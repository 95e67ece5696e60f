// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.Locale;

/**
 * An origin of the scheme https.
 *
 * @param host in lower case; an IPv6 address without brackets
 * @param port from 1 to 65535
 */
public record Origin(String host, int port) {
  /** Where https lives. */
  public static final int HTTPS = 443;

  public Origin {
    host = host.toLowerCase(Locale.ROOT);
  }

  /** Host and port as a URI has them; the default port is left out. */
  public String authority() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return port == HTTPS ? shown : shown + ":" + port;
  }

  /** Its ASCII serialization (RFC 6454 section 6.2). */
  @Override
  public String toString() {
    return "https://" + authority();
  }
}
