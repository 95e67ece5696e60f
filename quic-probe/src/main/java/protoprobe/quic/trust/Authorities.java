// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import protoprobe.kit.fault.BadInput;

/** Certificate authorities that a client believes. */
public final class Authorities {
  private static final long MOST_OCTETS = 4 << 20;

  private final X509TrustManager manager;

  private Authorities(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    manager =
        Arrays.stream(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow();
  }

  /** Those of the Java runtime. */
  public static Authorities system() {
    try {
      return new Authorities(null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the system's certificate authorities cannot be read", e);
    }
  }

  /**
   * Those of a file.
   *
   * @param pem one certificate or more
   * @throws BadInput if it holds none
   */
  public static Authorities of(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      if (Files.size(pem) > MOST_OCTETS) {
        throw new BadInput(pem + ": expected PEM certificates of at most 4 MiB together");
      }
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (read.isEmpty()) {
        throw new BadInput(pem + ": no certificate, expected one in PEM at least");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : read) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
      return new Authorities(store);
    } catch (IOException | InvalidPathException e) {
      throw new BadInput(pem + ": cannot be read, expected PEM certificates");
    } catch (GeneralSecurityException e) {
      throw new BadInput(pem + ": expected PEM certificates, got none that can be read");
    }
  }

  /**
   * Why a client that wants that host does not believe a chain, in one line; empty if it does.
   *
   * @param chain leaf first
   * @param host name or address
   */
  public Optional<String> doubt(List<X509Certificate> chain, String host) {
    return distrust(chain).or(() -> misnamed(chain, host));
  }

  /** Why the chain leads to no authority at this time; empty if it does. */
  public Optional<String> distrust(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return Optional.of("there is no certificate");
    }
    return chain.stream()
        .flatMap(each -> outdated(each, Instant.now()).stream())
        .findFirst()
        .or(() -> pathless(chain));
  }

  /** Why the chain's leaf is not for that host; empty if it is. */
  public static Optional<String> misnamed(List<X509Certificate> chain, String host) {
    if (chain.isEmpty() || Identity.covers(chain.get(0), host)) {
      return Optional.empty();
    }
    List<String> names = Identity.names(chain.get(0));
    return Optional.of(
        "the certificate is not for %s, but for %s"
            .formatted(host, names.isEmpty() ? "nobody" : String.join(", ", names)));
  }

  private static Optional<String> outdated(X509Certificate certificate, Instant now) {
    String subject = certificate.getSubjectX500Principal().getName();
    if (certificate.getNotAfter().before(Date.from(now))) {
      return Optional.of(
          "the certificate of '%s' expired at %s"
              .formatted(subject, certificate.getNotAfter().toInstant()));
    }
    return certificate.getNotBefore().after(Date.from(now))
        ? Optional.of(
            "the certificate of '%s' is not valid before %s"
                .formatted(subject, certificate.getNotBefore().toInstant()))
        : Optional.empty();
  }

  private Optional<String> pathless(List<X509Certificate> chain) {
    try {
      manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return Optional.empty();
    } catch (CertificateException e) {
      X509Certificate last = chain.get(chain.size() - 1);
      return Optional.of(
          "the certificate leads to no authority that is believed; it was issued by '%s' (%s)"
              .formatted(last.getIssuerX500Principal().getName(), root(e)));
    }
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
