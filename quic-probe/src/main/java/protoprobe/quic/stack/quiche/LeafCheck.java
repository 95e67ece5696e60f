// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.trust.Authorities;
import protoprobe.quic.trust.Identity;

/** What can be said against a server's own certificate, beside what quiche says. */
final class LeafCheck {
  private LeafCheck() {}

  /**
   * Why it is not for a server that is known by its address alone; empty if it is, or if that does
   * not matter. quiche looks for names only, as it knows no others.
   *
   * @param leaf DER
   */
  static Optional<String> doubtOfAddress(byte[] leaf, Errand errand) {
    return errand.trust().anybody() || !Identity.isAddress(errand.serverName())
        ? Optional.empty()
        : told(leaf, read -> Authorities.misnamed(List.of(read), errand.serverName()));
  }

  /**
   * What may have moved quiche to close with an alert about certificates; empty if it is nothing
   * that a leaf shows.
   *
   * @param leaf DER; may be empty
   */
  static Optional<String> reason(byte[] leaf, Errand errand) {
    return leaf.length == 0
        ? Optional.empty()
        : told(leaf, read -> Authorities.doubtOfLeaf(read, errand.serverName()));
  }

  private static Optional<String> told(
      byte[] leaf, Function<X509Certificate, Optional<String>> doubt) {
    try {
      return doubt.apply(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(leaf)));
    } catch (CertificateException garbled) {
      return Optional.of("the certificate cannot be read: " + garbled.getMessage());
    }
  }
}
