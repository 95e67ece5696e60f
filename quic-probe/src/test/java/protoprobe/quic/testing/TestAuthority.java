// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, and what it issues. */
public final class TestAuthority {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair key = generate();
  private final X500Name name;
  private final X509Certificate certificate;

  /** A new one. */
  public TestAuthority(String commonName) {
    name = new X500Name("CN=" + commonName);
    try {
      JcaX509v3CertificateBuilder builder =
          builder(name, key, Instant.now().plus(Duration.ofDays(30)));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      certificate = sign(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A server's certificate and its key.
   *
   * @param chain leaf, then authority
   */
  public record Issued(PrivateKey key, List<X509Certificate> chain) {}

  /** For these names or addresses, for a day from now. */
  public Issued issue(String... names) {
    return issueUntil(Instant.now().plus(Duration.ofDays(1)), names);
  }

  /** The same, ending at that time, which may have passed. */
  public Issued issueUntil(Instant end, String... names) {
    KeyPair pair = generate();
    GeneralName[] alternatives =
        Arrays.stream(names).map(TestAuthority::general).toArray(GeneralName[]::new);
    try {
      JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=leaf"), pair, end);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
      return new Issued(pair.getPrivate(), List.of(sign(builder), certificate));
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its certificate as a PEM file. */
  public Path pem(Path folder) {
    try (StringWriter text = new StringWriter();
        JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
      pem.flush();
      return Files.writeString(
          folder.resolve("ca-" + SERIAL.incrementAndGet() + ".pem"), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneralName general(String name) {
    boolean address = name.matches("[0-9.]+|.*:.*");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant end) {
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.valueOf(SERIAL.incrementAndGet()),
        Date.from(end.minus(Duration.ofDays(60))),
        Date.from(end),
        subject,
        pair.getPublic());
  }

  private X509Certificate sign(JcaX509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
