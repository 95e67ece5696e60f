// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key with a certificate that it has signed itself.
 *
 * @param chain one certificate
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
  /** With an ECDSA key on P-256. */
  public static Identity ecdsa() {
    return of("EC", 256, "SHA256withECDSA");
  }

  /** With an RSA key. */
  public static Identity rsa() {
    return of("RSA", 2048, "SHA256withRSA");
  }

  /** With an Ed25519 key. */
  public static Identity ed25519() {
    return of("Ed25519", 255, "Ed25519");
  }

  private static Identity of(String keys, int size, String signature) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
      generator.initialize(size);
      KeyPair pair = generator.generateKeyPair();
      X500Principal name = new X500Principal("CN=localhost");
      Instant now = Instant.now();
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(now.minus(Duration.ofDays(1))),
                          Date.from(now.plus(Duration.ofDays(30))),
                          name,
                          pair.getPublic())
                      .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
      return new Identity(List.of(certificate), pair.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
