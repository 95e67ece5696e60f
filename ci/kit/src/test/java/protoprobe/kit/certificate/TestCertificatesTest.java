// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestCertificatesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final TestCertificates CERTIFICATES =
      TestCertificates.create(
          List.of("localhost", "127.0.0.1", "::1"), Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({"SOUND, 1, EC", "RSA, 1, RSA", "FOREIGN_NAME, 1, EC", "LONG_CHAIN, 9, EC"})
  void theJdkBelievesTheChain(CertificateKind kind, int length, String algorithm) {
    Identity identity = CERTIFICATES.issue(kind);

    assertThat(identity.chain()).as("certificates").hasSize(length);
    assertThat(identity.key().getAlgorithm()).isEqualTo(algorithm);
    assertThatCode(() -> validate(identity.chain())).doesNotThrowAnyException();
  }

  @Test
  void anExpiredOneWasValid() {
    Identity identity = CERTIFICATES.issue(CertificateKind.EXPIRED);

    assertThatThrownBy(() -> validate(identity.chain()))
        .isInstanceOf(CertPathValidatorException.class)
        .hasMessageContaining("validity check failed");
    assertThatCode(() -> validate(identity.chain(), NOW.minusSeconds(7 * 86_400)))
        .as("a week ago")
        .doesNotThrowAnyException();
  }

  @Test
  void oneOfAnotherAuthorityOnlyLooksLikeOurs() {
    Identity foreign = CERTIFICATES.issue(CertificateKind.FOREIGN_AUTHORITY);
    Identity sound = CERTIFICATES.issue(CertificateKind.SOUND);

    assertThat(foreign.chain().get(0).getIssuerX500Principal())
        .isEqualTo(sound.chain().get(0).getIssuerX500Principal());
    assertThatThrownBy(() -> validate(foreign.chain()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void namesAreWhatWasAskedFor() throws Exception {
    Collection<List<?>> names =
        CERTIFICATES.issue(CertificateKind.SOUND).chain().get(0).getSubjectAlternativeNames();

    assertThat(names.stream().map(Object::toString))
        .as("kind 2 is a DNS name, 7 an address (RFC 5280 section 4.2.1.6)")
        .containsExactly("[2, localhost]", "[7, 127.0.0.1]", "[7, 0:0:0:0:0:0:0:1]");
    assertThat(
            CERTIFICATES
                .issue(CertificateKind.FOREIGN_NAME)
                .chain()
                .get(0)
                .getSubjectAlternativeNames())
        .hasToString("[[2, elsewhere.invalid]]");
  }

  /** RFC 9000 section 8.1: three times 1200 octets before the client's address is validated. */
  @Test
  void theLongChainIsLongerThanAServerMaySendAtFirst() throws Exception {
    int octets = 0;
    for (X509Certificate each : CERTIFICATES.issue(CertificateKind.LONG_CHAIN).chain()) {
      octets += each.getEncoded().length;
    }
    assertThat(octets).isGreaterThan(3 * 1200);
  }

  @ParameterizedTest
  @EnumSource
  void filesHoldTheSame(CertificateKind kind, @TempDir Path folder) throws Exception {
    Identity identity = CERTIFICATES.issue(kind);

    IdentityFiles files = identity.write(folder);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
        .isEqualTo("rw-------");
    assertThat(read(files.chain())).as("PEM").isEqualTo(identity.chain());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(files.pkcs12())) {
      store.load(in, Identity.PASSWORD.toCharArray());
    }
    assertThat(store.getCertificateChain(Identity.ALIAS))
        .as("PKCS#12")
        .isEqualTo(identity.chain().toArray());
    assertThat(store.getKey(Identity.ALIAS, Identity.PASSWORD.toCharArray()).getEncoded())
        .isEqualTo(identity.key().getEncoded());
    assertPair(keyOf(files.key(), identity.key().getAlgorithm()), read(files.chain()).get(0));
  }

  /** Optional in the format, but a SHOULD of RFC 5915 section 3. */
  @Test
  void aPrivateKeyBringsItsPublicKey() throws Exception {
    Identity identity = CERTIFICATES.issue(CertificateKind.SOUND);
    byte[] der =
        Base64.getMimeDecoder().decode(identity.keyPem().replaceAll("-----[^-]+-----", ""));
    byte[] spki = identity.chain().get(0).getPublicKey().getEncoded();

    assertThat(ECPrivateKey.getInstance(PrivateKeyInfo.getInstance(der).parsePrivateKey()))
        .extracting(ECPrivateKey::getPublicKey)
        .isEqualTo(SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData());
  }

  private static void assertPair(PrivateKey key, X509Certificate certificate) throws Exception {
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update((byte) 1);
    assertThat(signature.verify(signed)).as("key and certificate belong together").isTrue();
  }

  private static PrivateKey keyOf(Path file, String algorithm) throws Exception {
    String text = Files.readString(file).replaceAll("-----[^-]+-----", "");
    byte[] der = Base64.getMimeDecoder().decode(text);
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static List<X509Certificate> read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  private static void validate(List<X509Certificate> chain) throws Exception {
    validate(chain, NOW);
  }

  private static void validate(List<X509Certificate> chain, Instant when) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    byte[] pem = CERTIFICATES.authorityPem().getBytes(StandardCharsets.US_ASCII);
    X509Certificate root =
        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(when));
    CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(chain), parameters);
  }
}
