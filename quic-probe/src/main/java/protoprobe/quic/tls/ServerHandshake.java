// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A server's side of a TLS 1.3 handshake over QUIC, without input and output (RFC 8446, RFC 9001
 * section 4).
 */
public final class ServerHandshake {
  private final ServerConfig config;
  private final Function<ClientHello, byte[]> parameters;
  private final Exchange exchange;
  private Expected expected = Expected.CLIENT_HELLO;
  private Optional<AskedAgain> asked = Optional.empty();
  private Optional<ClientHello> hello = Optional.empty();
  private KeyLog keyLog = new KeyLog(new byte[0]);
  private TrafficSecrets secrets;
  private String protocol = "";
  private boolean resumed;
  private boolean early;

  private enum Expected {
    CLIENT_HELLO,
    FINISHED,
    NOTHING
  }

  /**
   * @param parameters the transport parameters for a client that says so
   */
  public ServerHandshake(ServerConfig config, Function<ClientHello, byte[]> parameters) {
    this(config, parameters, Forgery.NONE);
  }

  /**
   * @param parameters the transport parameters for a client that says so
   * @param forgery how its messages are changed
   */
  public ServerHandshake(
      ServerConfig config, Function<ClientHello, byte[]> parameters, Forgery forgery) {
    this.config = config;
    this.parameters = parameters;
    this.exchange = new Exchange(forgery);
  }

  /**
   * Octets of a level's CRYPTO stream, in order and cut anywhere. After {@link TlsEvent.Failed}
   * nothing more comes.
   *
   * @throws IllegalStateException if the configured key cannot sign
   */
  public List<TlsEvent> receive(Level level, byte[] crypto) {
    return exchange.receive(level, crypto, this::take);
  }

  /** The last ClientHello, once it is there. */
  public Optional<ClientHello> clientHello() {
    return hello;
  }

  /** Lines for Wireshark. */
  public KeyLog keyLog() {
    return keyLog;
  }

  private void take(Level level, Message message) {
    switch (expected) {
      case CLIENT_HELLO ->
          clientHello(message.at(level, Level.INITIAL, HandshakeType.CLIENT_HELLO));
      case FINISHED -> finished(message.at(level, Level.HANDSHAKE, HandshakeType.FINISHED));
      default ->
          throw new TlsFault(
              Alert.UNEXPECTED_MESSAGE,
              "handshake message %d at level %s, expected none".formatted(message.type(), level));
    }
  }

  private void clientHello(Message message) {
    ClientHello received = ClientHello.decode(message.body());
    hello = Optional.of(received);
    if (asked.isEmpty()) {
      keyLog = new KeyLog(received.random());
    }
    ClientWishes wishes = ClientWishes.of(received, config.lax());
    Negotiation chosen = Negotiation.of(config, wishes);
    asked.ifPresent(again -> again.requireAnswer(wishes));
    if (asked.isEmpty() && (chosen.share().isEmpty() || config.cookie().length > 0)) {
      askAgain(message, chosen);
    } else {
      answer(message, chosen);
    }
  }

  private void askAgain(Message message, Negotiation chosen) {
    Optional<Group> wanted =
        chosen.share().isPresent() ? Optional.empty() : Optional.of(chosen.group());
    AskedAgain again =
        new AskedAgain(chosen.wishes().hello(), chosen.suite(), wanted, config.cookie());
    asked = Optional.of(again);
    exchange.heard(message);
    exchange.transcript().replaceByHash(chosen.suite());
    exchange.send(Level.INITIAL, again.message());
  }

  private void answer(Message message, Negotiation chosen) {
    exchange.pass(Level.INITIAL);
    Optional<Negotiation.Resumption> resumption =
        chosen.resumption(message, exchange.transcript().octets());
    resumed = resumption.isPresent();
    early = asked.isEmpty() && chosen.takesEarlyData(resumption);
    protocol = chosen.protocol();
    Optional<SignatureScheme> scheme = resumed ? Optional.empty() : Optional.of(chosen.scheme());
    exchange.heard(message);
    exchange.tell(new TlsEvent.PeerParameters(chosen.parameters()));
    byte[] key = resumption.map(each -> each.kept().key()).orElse(new byte[0]);
    secrets = new TrafficSecrets(chosen.suite(), key, keyLog);
    if (early) {
      exchange.tell(secrets.early(hash()));
    }
    greet(chosen, resumption.map(Negotiation.Resumption::index));
    EncryptedExtensions extensions =
        new EncryptedExtensions(protocol, early, parameters.apply(chosen.wishes().hello()));
    send(HandshakeType.ENCRYPTED_EXTENSIONS, extensions.encode());
    scheme.ifPresent(this::authenticate);
    send(HandshakeType.FINISHED, secrets.serverVerifyData(hash()));
    exchange.tell(secrets.application(hash()));
    expected = Expected.FINISHED;
  }

  private byte[] hash() {
    return exchange.transcript().hash(secrets.suite());
  }

  private void send(int type, byte[] body) {
    exchange.send(Level.HANDSHAKE, new Message(type, body));
  }

  private void greet(Negotiation chosen, Optional<Integer> preShared) {
    Group group = chosen.group();
    KeyPair pair = group.generate();
    byte[] shared = group.agree(pair, chosen.share().orElseThrow());
    byte[] share =
        new WireWriter()
            .fixed(group.number(), 2)
            .vector(2, group.encode(pair.getPublic()))
            .toBytes();
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extension.number(ExtensionType.SUPPORTED_VERSIONS, Extension.TLS_1_3));
    extensions.add(new Extension(ExtensionType.KEY_SHARE, share));
    preShared.ifPresent(
        index -> extensions.add(Extension.number(ExtensionType.PRE_SHARED_KEY, index)));
    ServerHello answer =
        ServerHello.of(
            TicketBox.random(ClientHello.RANDOM),
            chosen.wishes().hello().sessionId(),
            chosen.suite().number(),
            extensions);
    exchange.send(Level.INITIAL, new Message(HandshakeType.SERVER_HELLO, answer.encode()));
    exchange.tell(secrets.handshake(shared, hash()));
  }

  private void authenticate(SignatureScheme scheme) {
    send(HandshakeType.CERTIFICATE, CertificateList.encode(config.chain()));
    send(
        HandshakeType.CERTIFICATE_VERIFY,
        CertificateVerify.of(scheme, config.key(), hash()).encode());
  }

  private void finished(Message message) {
    message.requireVerifyData(secrets.clientVerifyData(hash()));
    exchange.pass(Level.HANDSHAKE);
    exchange.heard(message);
    expected = Expected.NOTHING;
    exchange.tell(new TlsEvent.Complete(protocol, resumed));
    if (config.tickets()) {
      secrets.complete(hash());
      exchange.send(
          Level.ONE_RTT, new Message(HandshakeType.NEW_SESSION_TICKET, ticket(new byte[] {1})));
    }
  }

  private byte[] ticket(byte[] nonce) {
    TicketBox.Kept kept =
        new TicketBox.Kept(secrets.suite(), secrets.ticketKey(nonce), protocol, config.earlyData());
    long ageAdd = new WireReader(TicketBox.random(4)).fixed(4, "age add");
    byte[] sealed = TicketBox.seal(kept, Instant.now());
    return Session.encode(TicketBox.LIFETIME, ageAdd, nonce, sealed, config.earlyData());
  }

  /** Whether 0-RTT data are taken; known once the ClientHello is there. */
  public boolean earlyDataAccepted() {
    return early;
  }
}
