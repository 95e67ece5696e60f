// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import protoprobe.kit.report.Printable;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

/**
 * One visit over QUIC.
 *
 * @param stop where
 * @param stack by whom, name and version
 * @param visit what came of it
 */
public record Reach(Stop stop, String stack, Visit visit) {
  /** Whether an answer is there. */
  public boolean answered() {
    return visit.end() == End.ANSWERED && visit.answer().isPresent();
  }

  /** Whether anybody there sent anything. */
  public boolean heard() {
    return visit.end() != End.SILENT && visit.end() != End.UNREACHABLE;
  }

  /**
   * The server's certificates, leaf first.
   *
   * @throws AssertionError if they are none
   */
  public List<X509Certificate> chain() {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (String each : visit.handshake().map(Visit.Handshake::certificates).orElse(List.of())) {
        byte[] der = Base64.getDecoder().decode(each);
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return chain;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new AssertionError("[certificates in DER] " + this + ": " + e.getMessage(), e);
    }
  }

  /** Such as {@code h3 at 192.0.2.1:443 by quiche 0.24.5}. */
  @Override
  public String toString() {
    return stop + " by " + Printable.text(stack, 100);
  }
}
