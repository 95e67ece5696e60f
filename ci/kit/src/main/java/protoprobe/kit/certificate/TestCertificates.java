// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import protoprobe.kit.certificate.Authority.Validity;

/** A throwaway certificate authority, and certificates of it for one server. */
public final class TestCertificates {
  /** Whom a certificate of {@link CertificateKind#FOREIGN_NAME} is for. */
  public static final String FOREIGN_NAME = "elsewhere.invalid";

  private static final String AUTHORITY = "protoprobe throwaway CA";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int LONG = 9;

  private final List<String> names;
  private final Instant now;
  private final Authority authority;

  private TestCertificates(List<String> names, Instant now) {
    this.names = List.copyOf(names);
    this.now = now;
    this.authority = root();
  }

  /**
   * A new authority.
   *
   * @param names DNS names and IP addresses of the server; the first is its common name, too
   * @param clock what validity is counted from
   */
  public static TestCertificates create(List<String> names, Clock clock) {
    return new TestCertificates(names, clock.instant());
  }

  /** A new key with a certificate like that. */
  public Identity issue(CertificateKind kind) {
    Validity sound = Validity.around(now, HOUR, MONTH);
    return switch (kind) {
      case SOUND -> issue(authority, Authority.p256(), names, sound);
      case RSA -> issue(authority, Authority.rsa(), names, sound);
      case EXPIRED ->
          issue(authority, Authority.p256(), names, new Validity(now.minus(MONTH), now.minus(DAY)));
      case FOREIGN_NAME -> issue(authority, Authority.p256(), List.of(FOREIGN_NAME), sound);
      case FOREIGN_AUTHORITY -> issue(root(), Authority.p256(), names, sound);
      case LONG_CHAIN -> longChain(sound);
    };
  }

  /** The authority's certificate in PEM: whom clients must trust. */
  public String authorityPem() {
    return Pem.of(List.of(authority.certificate()));
  }

  /** Writes the authority's certificate as {@code authority.pem}. */
  public Path writeAuthority(Path directory) {
    try {
      return Files.writeString(
          Files.createDirectories(directory).resolve("authority.pem"), authorityPem());
    } catch (IOException e) {
      throw new UncheckedIOException("certificate of the authority in " + directory, e);
    }
  }

  private Authority root() {
    return Authority.root(AUTHORITY, Validity.around(now, MONTH.plus(DAY), MONTH.plus(DAY)));
  }

  private Identity longChain(Validity validity) {
    ArrayDeque<X509Certificate> chain = new ArrayDeque<>();
    Authority last = authority;
    for (int i = 1; i < LONG; i++) {
      last = last.intermediate("protoprobe intermediate " + i, validity);
      chain.addFirst(last.certificate());
    }
    KeyPair keys = Authority.p256();
    chain.addFirst(last.server(keys, names, validity));
    return new Identity(keys.getPrivate(), List.copyOf(chain));
  }

  private static Identity issue(Authority by, KeyPair keys, List<String> names, Validity validity) {
    return new Identity(keys.getPrivate(), List.of(by.server(keys, names, validity)));
  }
}
