// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import protoprobe.quic.wire.Level;
import tech.kwik.agent15.TlsConstants;
import tech.kwik.agent15.engine.MessageProcessor;
import tech.kwik.agent15.engine.ServerMessageSender;
import tech.kwik.agent15.engine.TlsServerEngine;
import tech.kwik.agent15.engine.TlsServerEngineFactory;
import tech.kwik.agent15.engine.TrafficSecrets;
import tech.kwik.agent15.extension.ApplicationLayerProtocolNegotiationExtension;
import tech.kwik.agent15.handshake.EncryptedExtensions;
import tech.kwik.agent15.handshake.NewSessionTicketMessage;
import tech.kwik.agent15.handshake.ServerHello;

/** agent15 as a server, for one handshake. */
final class AgentServer extends AgentSide implements ServerMessageSender {
  private final TlsServerEngine engine;

  /**
   * @param factory knows the sessions that can be resumed
   */
  AgentServer(TlsServerEngineFactory factory) {
    engine = factory.createServerEngine(this, this);
    engine.addSupportedCiphers(
        List.of(
            TlsConstants.CipherSuite.TLS_AES_256_GCM_SHA384,
            TlsConstants.CipherSuite.TLS_CHACHA20_POLY1305_SHA256));
    engine.setSelectedApplicationLayerProtocol("h3");
    engine.addServerExtensions(new ApplicationLayerProtocolNegotiationExtension("h3"));
    engine.addServerExtensions(new AgentParameters(Talk.SERVER_PARAMETERS));
  }

  static TlsServerEngineFactory factory(Identity identity) throws Exception {
    char[] password = "secret".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        "server", identity.key(), password, identity.chain().toArray(new X509Certificate[0]));
    return new TlsServerEngineFactory(store, "server", password);
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
  public void send(ServerHello message) {
    say(Level.INITIAL, message);
  }

  @Override
  public void send(EncryptedExtensions message) {
    say(Level.HANDSHAKE, message);
  }

  @Override
  public void send(NewSessionTicketMessage message) {
    say(Level.ONE_RTT, message);
  }
}
