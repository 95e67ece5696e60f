// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Somebody who signs certificates: a P-256 key and its own certificate (profile: RFC 5280).
 *
 * @param keys its own
 * @param certificate its own
 */
record Authority(KeyPair keys, X509Certificate certificate) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Octets of a serial number; RFC 5280 section 4.1.2.2 allows 20. */
  private static final int SERIAL = 16;

  /**
   * From when to when.
   *
   * @param from the first moment
   * @param until the last
   */
  record Validity(Instant from, Instant until) {
    static Validity around(Instant now, Duration before, Duration after) {
      return new Validity(now.minus(before), now.plus(after));
    }
  }

  /** One that signs itself. */
  static Authority root(String name, Validity validity) {
    KeyPair keys = p256();
    X500Principal self = new X500Principal("CN=" + name);
    return new Authority(keys, sign(authority(self, self, keys, validity, keys), keys));
  }

  /** One below this one. */
  Authority intermediate(String name, Validity validity) {
    KeyPair below = p256();
    X500Principal subject = new X500Principal("CN=" + name);
    return new Authority(below, sign(authority(subject, issuer(), below, validity, keys), keys));
  }

  /** A server's certificate for these DNS names and addresses. */
  X509Certificate server(KeyPair server, List<String> names, Validity validity) {
    X500Principal subject = new X500Principal("CN=" + names.get(0));
    try {
      JcaX509v3CertificateBuilder builder = builder(subject, issuer(), server, validity, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      return sign(builder, keys);
    } catch (CertIOException e) {
      throw failed(e);
    }
  }

  static KeyPair p256() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  private X500Principal issuer() {
    return certificate.getSubjectX500Principal();
  }

  private static JcaX509v3CertificateBuilder authority(
      X500Principal subject, X500Principal issuer, KeyPair own, Validity validity, KeyPair signer) {
    try {
      JcaX509v3CertificateBuilder builder = builder(subject, issuer, own, validity, signer);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return builder;
    } catch (CertIOException e) {
      throw failed(e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal subject, X500Principal issuer, KeyPair own, Validity validity, KeyPair signer) {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(1, serial()),
            Date.from(validity.from()),
            Date.from(validity.until()),
            subject,
            own.getPublic());
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(own.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(signer.getPublic()));
      return builder;
    } catch (GeneralSecurityException | CertIOException e) {
      throw failed(e);
    }
  }

  private static byte[] serial() {
    byte[] octets = new byte[SERIAL];
    RANDOM.nextBytes(octets);
    return octets;
  }

  private static GeneralNames alternatives(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9.]+");
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair signer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Exception cause) {
    return new IllegalStateException("certificate: expected to be made, got " + cause, cause);
  }
}
