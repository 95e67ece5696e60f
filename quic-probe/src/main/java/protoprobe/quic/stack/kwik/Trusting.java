// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand.Trust;

/** Whom a visit believes, as Java has it. */
final class Trusting {
  private Trusting() {}

  /** The manager; empty for the system's own. */
  static Optional<X509TrustManager> of(Trust trust) {
    if (trust.anybody()) {
      return Optional.of(new Anybody());
    }
    return trust.authorities().isEmpty()
        ? Optional.empty()
        : Optional.of(authorities(Path.of(trust.authorities())));
  }

  private static X509TrustManager authorities(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .map(Any::new)
          .orElseThrow();
    } catch (IOException | GeneralSecurityException e) {
      throw new NotApplicable("kwik cannot read the authorities in " + file + ": " + e);
    }
  }

  /**
   * agent15 always says "RSA" for the kind of key exchange, as TLS 1.3 has none; Java then wants a
   * certificate that may encipher keys.
   */
  private record Any(X509TrustManager real) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      real.checkClientTrusted(chain, kind);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      real.checkServerTrusted(chain, "UNKNOWN");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return real.getAcceptedIssuers();
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
