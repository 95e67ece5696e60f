// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.X509TrustManager;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.fault.BadInput;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.trust.Authorities;

/**
 * Whom a visit believes. The name is judged here, too: agent15 3.1 takes a certificate whose
 * subject has no common name for anybody's (DefaultHostnameVerifier), a wildcard for its parent
 * domain, and no address.
 */
final class Believing implements X509TrustManager {
  private final Function<List<X509Certificate>, Optional<String>> doubt;
  private final Consumer<String> tell;

  private Believing(
      Function<List<X509Certificate>, Optional<String>> doubt, Consumer<String> tell) {
    this.doubt = doubt;
    this.tell = tell;
  }

  /**
   * As the errand says.
   *
   * @param tell why a chain is not believed
   * @throws NotApplicable if the authorities cannot be read
   */
  static Believing of(Errand errand, Consumer<String> tell) {
    if (errand.trust().anybody()) {
      return new Believing(chain -> Optional.empty(), tell);
    }
    Authorities authorities = authorities(errand.trust().authorities());
    return new Believing(chain -> authorities.doubt(chain, errand.serverName()), tell);
  }

  private static Authorities authorities(String file) {
    try {
      return file.isEmpty() ? Authorities.system() : Authorities.of(Path.of(file));
    } catch (BadInput unreadable) {
      throw new NotApplicable(unreadable.getMessage());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    Optional<String> reason = doubt.apply(List.of(chain));
    if (reason.isPresent()) {
      tell.accept(reason.get());
      throw new CertificateException(reason.get());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("no clients are expected");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
