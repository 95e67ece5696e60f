// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import protoprobe.quic.wire.Level;
import tech.kwik.agent15.NewSessionTicket;
import tech.kwik.agent15.TlsConstants;
import tech.kwik.agent15.engine.ClientMessageSender;
import tech.kwik.agent15.engine.MessageProcessor;
import tech.kwik.agent15.engine.TlsClientEngine;
import tech.kwik.agent15.engine.TlsClientEngineFactory;
import tech.kwik.agent15.engine.TrafficSecrets;
import tech.kwik.agent15.extension.ApplicationLayerProtocolNegotiationExtension;
import tech.kwik.agent15.handshake.ClientHello;

/** agent15 as a client; it believes every certificate. */
final class AgentClient extends AgentSide implements ClientMessageSender {
  private final TlsClientEngine engine = TlsClientEngineFactory.createClientEngine(this, this);

  /** Begins. */
  AgentClient(CipherSuite suite, Group group, Optional<NewSessionTicket> ticket)
      throws IOException {
    engine.setServerName("localhost");
    engine.addSupportedCiphers(List.of(TlsConstants.CipherSuite.valueOf("TLS_" + suite)));
    engine.add(new ApplicationLayerProtocolNegotiationExtension("h3"));
    engine.add(new AgentParameters(Talk.CLIENT_PARAMETERS));
    engine.setTrustManager(new Anybody());
    engine.setHostnameVerifier((name, certificate) -> true);
    ticket.ifPresent(engine::setNewSessionTicket);
    engine.startHandshake(
        TlsConstants.NamedGroup.valueOf(group.name().toLowerCase(Locale.ROOT)),
        List.of(
            TlsConstants.SignatureScheme.rsa_pss_rsae_sha256,
            TlsConstants.SignatureScheme.ecdsa_secp256r1_sha256));
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

  List<X509Certificate> chain() {
    return engine.getServerCertificateChain();
  }

  Optional<NewSessionTicket> ticket() {
    return engine.getNewSessionTickets().stream().findFirst();
  }

  @Override
  MessageProcessor processor() {
    return engine;
  }

  @Override
  TrafficSecrets secrets() {
    return engine;
  }

  @Override
  public void send(ClientHello message) {
    say(Level.INITIAL, message);
  }
}
