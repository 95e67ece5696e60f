// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.trust;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** For whom a certificate is: its alternative names alone count (RFC 9525 section 6). */
public final class Identity {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|.*:.*");

  private Identity() {}

  /** The names and addresses that it is for; none if it has none or they cannot be read. */
  public static List<String> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
          .map(name -> String.valueOf(name.get(1)))
          .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  /** Whether it is for that name or address. */
  public static boolean covers(X509Certificate certificate, String host) {
    return names(certificate).stream()
        .anyMatch(name -> isAddress(host) ? sameAddress(name, host) : matches(name, host));
  }

  /** Whether it is a literal IPv4 or IPv6 address, without brackets. */
  public static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  private static boolean sameAddress(String name, String host) {
    try {
      // both are literals, so nobody is asked
      return isAddress(name) && InetAddress.getByName(name).equals(InetAddress.getByName(host));
    } catch (UnknownHostException notOne) {
      return false;
    }
  }

  /** An asterisk stands for one whole label, the leftmost (RFC 9525 section 6.3). */
  private static boolean matches(String name, String host) {
    String pattern = lower(name);
    String wanted = lower(host).replaceFirst("\\.$", "");
    if (!pattern.startsWith("*.")) {
      return pattern.equals(wanted);
    }
    int dot = wanted.indexOf('.');
    return dot > 0 && pattern.substring(1).equals(wanted.substring(dot));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
