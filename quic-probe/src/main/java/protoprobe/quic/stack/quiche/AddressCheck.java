// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.trust.Authorities;
import protoprobe.quic.trust.Identity;

/**
 * Whether the certificate is for a server that is known by its address alone. quiche looks for
 * names only, as it knows no others.
 */
final class AddressCheck {
  private AddressCheck() {}

  /**
   * Why it is not; empty if it is, or if that does not matter.
   *
   * @param leaf DER
   */
  static Optional<String> doubt(byte[] leaf, Errand errand) {
    if (errand.trust().anybody() || !Identity.isAddress(errand.serverName())) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(leaf));
      return Authorities.misnamed(List.of(certificate), errand.serverName());
    } catch (CertificateException garbled) {
      return Optional.of("the certificate cannot be read: " + garbled.getMessage());
    }
  }
}
