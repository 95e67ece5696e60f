// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** The message Certificate (RFC 8446 section 4.4.2). */
final class CertificateList {
  private static final int MOST = 100;

  private CertificateList() {}

  static byte[] encode(List<X509Certificate> chain) {
    WireWriter list = new WireWriter();
    for (X509Certificate certificate : chain) {
      try {
        list.vector(3, certificate.getEncoded()).vector(2, new byte[0]);
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("certificate cannot be encoded: " + e.getMessage(), e);
      }
    }
    return new WireWriter().vector(1, new byte[0]).vector(3, list.toBytes()).toBytes();
  }

  static List<X509Certificate> decode(byte[] body) {
    WireReader in = new WireReader(body);
    if (in.vector(1, "certificate request context").length != 0) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "Certificate of a server: expected no context");
    }
    WireReader list = new WireReader(in.vector(3, "certificates"));
    List<X509Certificate> chain = new ArrayList<>();
    while (list.hasMore() && chain.size() < MOST) {
      chain.add(certificate(list.vector(3, "certificate")));
      Extension.read(list);
    }
    if (in.hasMore() || list.hasMore()) {
      throw new TlsFault(
          Alert.DECODE_ERROR, "Certificate: octets behind the list, or above %d".formatted(MOST));
    }
    if (chain.isEmpty()) {
      throw new TlsFault(Alert.DECODE_ERROR, "Certificate of a server: expected one, got none");
    }
    return chain;
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new TlsFault(Alert.BAD_CERTIFICATE, "certificate: " + e.getMessage());
    }
  }
}
