// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import protoprobe.quic.tcp.Peer.Tls;

/** Remembers the certificates of one handshake, and what is to be said against them. */
final class Witness extends X509ExtendedTrustManager {
  private final Tls tls;
  private volatile List<X509Certificate> chain = List.of();
  private volatile Optional<String> doubt = Optional.empty();

  Witness(Tls tls) {
    this.tls = tls;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  Optional<String> doubt() {
    return doubt;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] seen, String type) throws CertificateException {
    chain = List.of(seen);
    doubt = tls.authorities().doubt(chain, tls.serverName());
    if (doubt.isPresent() && !tls.anybody()) {
      throw new CertificateException(doubt.get());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] seen, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(seen, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] seen, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(seen, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] seen, String type) throws CertificateException {
    throw new CertificateException("we are no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] seen, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(seen, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] seen, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(seen, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
