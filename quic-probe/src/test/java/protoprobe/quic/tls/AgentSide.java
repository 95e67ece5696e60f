// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.wire.Level;
import tech.kwik.agent15.NewSessionTicket;
import tech.kwik.agent15.ProtectionKeysType;
import tech.kwik.agent15.engine.MessageProcessor;
import tech.kwik.agent15.engine.TlsMessageParser;
import tech.kwik.agent15.engine.TlsStatusEventHandler;
import tech.kwik.agent15.engine.TrafficSecrets;
import tech.kwik.agent15.extension.ApplicationLayerProtocolNegotiationExtension;
import tech.kwik.agent15.handshake.CertificateMessage;
import tech.kwik.agent15.handshake.CertificateVerifyMessage;
import tech.kwik.agent15.handshake.FinishedMessage;
import tech.kwik.agent15.handshake.HandshakeMessage;

/** What both of agent15's engines need: messages that come and go in memory. */
abstract class AgentSide implements TlsStatusEventHandler {
  private final TlsMessageParser parser = new TlsMessageParser(AgentParameters::parse);
  private final List<TlsEvent.Send> said = new ArrayList<>();
  private final List<tech.kwik.agent15.extension.Extension> heard = new ArrayList<>();
  private boolean finished;

  abstract MessageProcessor processor();

  abstract TrafficSecrets secrets();

  void say(Level level, HandshakeMessage message) {
    said.add(new TlsEvent.Send(level, message.getBytes()));
  }

  // what both interfaces of senders have

  public void send(CertificateMessage message) {
    say(Level.HANDSHAKE, message);
  }

  public void send(CertificateVerifyMessage message) {
    say(Level.HANDSHAKE, message);
  }

  public void send(FinishedMessage message) {
    say(Level.HANDSHAKE, message);
  }

  /** What it has to say since. */
  List<TlsEvent.Send> taken() {
    List<TlsEvent.Send> taken = List.copyOf(said);
    said.clear();
    return taken;
  }

  /** One message. */
  void receive(TlsEvent.Send send) throws Exception {
    ProtectionKeysType keys =
        switch (send.level()) {
          case INITIAL -> ProtectionKeysType.None;
          case HANDSHAKE -> ProtectionKeysType.Handshake;
          default -> ProtectionKeysType.Application;
        };
    parser.parseAndProcessHandshakeMessage(ByteBuffer.wrap(send.message()), processor(), keys);
  }

  boolean isFinished() {
    return finished;
  }

  List<String> protocols() {
    return heard.stream()
        .filter(ApplicationLayerProtocolNegotiationExtension.class::isInstance)
        .map(ApplicationLayerProtocolNegotiationExtension.class::cast)
        .flatMap(each -> each.getProtocols().stream())
        .toList();
  }

  byte[] parameters() {
    return heard.stream()
        .filter(AgentParameters.class::isInstance)
        .map(AgentParameters.class::cast)
        .findFirst()
        .orElseThrow()
        .octets();
  }

  @Override
  public void earlySecretsKnown() {}

  @Override
  public void handshakeSecretsKnown() {}

  @Override
  public void handshakeFinished() {
    finished = true;
  }

  @Override
  public void newSessionTicketReceived(NewSessionTicket ticket) {}

  @Override
  public void extensionsReceived(List<tech.kwik.agent15.extension.Extension> extensions) {
    heard.addAll(extensions);
  }

  @Override
  public boolean isEarlyDataAccepted() {
    return false;
  }
}
