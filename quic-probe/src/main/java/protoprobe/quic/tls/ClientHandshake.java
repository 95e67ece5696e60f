// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.Level;

/**
 * A client's side of a TLS 1.3 handshake over QUIC, without input and output (RFC 8446, RFC 9001
 * section 4). It verifies what the server signs, not whether its certificates can be trusted.
 */
public final class ClientHandshake {
  private final KeyLog keyLog;
  private final Exchange exchange;
  private final boolean early;
  private Optional<Session> session;
  private ClientOffer offer;
  private ClientHello sent;
  private Optional<RetryRequest> retry = Optional.empty();
  private Expected expected = Expected.SERVER_HELLO;
  private TrafficSecrets secrets;
  private List<X509Certificate> chain = List.of();
  private boolean resumed;
  private boolean certificateRequested;
  private Optional<EncryptedExtensions> answer = Optional.empty();

  private enum Expected {
    SERVER_HELLO,
    ENCRYPTED_EXTENSIONS,
    CERTIFICATE,
    CERTIFICATE_VERIFY,
    FINISHED,
    TICKETS
  }

  /** With a new session. */
  public ClientHandshake(ClientOffer offer) {
    this(offer, Optional.empty(), false);
  }

  /**
   * @param session to resume, if there is one
   * @param early whether to offer 0-RTT data with it
   */
  public ClientHandshake(ClientOffer offer, Optional<Session> session, boolean early) {
    this(offer, session, early, Forgery.NONE);
  }

  /**
   * @param session to resume, if there is one
   * @param early whether to offer 0-RTT data with it
   * @param forgery how its messages are changed
   */
  public ClientHandshake(
      ClientOffer offer, Optional<Session> session, boolean early, Forgery forgery) {
    this.session = session;
    this.early = early && session.filter(Session::allowsEarlyData).isPresent();
    this.offer =
        this.early
            ? offer.with(
                hello -> hello.adding(new Extension(ExtensionType.EARLY_DATA, new byte[0])))
            : offer;
    this.sent = offer.hello();
    this.keyLog = new KeyLog(sent.random());
    this.exchange = new Exchange(forgery);
  }

  /** The ClientHello, and with 0-RTT its secret. */
  public List<TlsEvent> start() {
    sendHello();
    if (early) {
      CipherSuite suite = session.orElseThrow().suite();
      exchange.tell(
          new TrafficSecrets(suite, session.get().key(), keyLog)
              .early(exchange.transcript().hash(suite)));
    }
    return exchange.taken();
  }

  private void sendHello() {
    sent =
        session
            .map(each -> PreSharedKeys.bind(offer.hello(), each, exchange.transcript().octets()))
            .orElse(offer.hello());
    exchange.send(Level.INITIAL, new Message(HandshakeType.CLIENT_HELLO, sent.encode()));
  }

  /**
   * Octets of a level's CRYPTO stream, in order and cut anywhere. After {@link TlsEvent.Failed}
   * nothing more comes.
   */
  public List<TlsEvent> receive(Level level, byte[] crypto) {
    return exchange.receive(level, crypto, this::take);
  }

  /** Lines for Wireshark. */
  public KeyLog keyLog() {
    return keyLog;
  }

  /** Random octets by which the key log knows the connection. */
  public byte[] clientRandom() {
    return offer.hello().random().clone();
  }

  /** Whether the server took the 0-RTT data; known once it has sent EncryptedExtensions. */
  public boolean earlyDataAccepted() {
    return answer.filter(EncryptedExtensions::earlyData).isPresent();
  }

  private void take(Level level, Message message) {
    switch (expected) {
      case SERVER_HELLO ->
          serverHello(message.at(level, Level.INITIAL, HandshakeType.SERVER_HELLO));
      case ENCRYPTED_EXTENSIONS ->
          encryptedExtensions(
              message.at(level, Level.HANDSHAKE, HandshakeType.ENCRYPTED_EXTENSIONS));
      case CERTIFICATE -> certificate(level, message);
      case CERTIFICATE_VERIFY ->
          certificateVerify(message.at(level, Level.HANDSHAKE, HandshakeType.CERTIFICATE_VERIFY));
      case FINISHED -> finished(message.at(level, Level.HANDSHAKE, HandshakeType.FINISHED));
      default -> afterwards(level, message);
    }
  }

  private void serverHello(Message message) {
    ServerHello hello = ServerHello.decode(message.body());
    if (hello.isRetry()) {
      again(message, hello);
      return;
    }
    ServerChoice choice = ServerChoice.of(hello, sent, offer.keys().keySet(), session);
    retry.ifPresent(request -> requireSame(request.suite(), choice.suite()));
    resumed = choice.preShared();
    byte[] shared = choice.group().agree(offer.keys().get(choice.group()), choice.share());
    exchange.pass(Level.INITIAL);
    exchange.heard(message);
    byte[] key = resumed ? session.orElseThrow().key() : new byte[0];
    secrets = new TrafficSecrets(choice.suite(), key, keyLog);
    exchange.tell(secrets.handshake(shared, hash()));
    expected = Expected.ENCRYPTED_EXTENSIONS;
  }

  private static void requireSame(CipherSuite asked, CipherSuite chosen) {
    if (asked != chosen) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "%s after a HelloRetryRequest with %s".formatted(chosen, asked));
    }
  }

  private byte[] hash() {
    return exchange.transcript().hash(secrets.suite());
  }

  /** RFC 8446 section 4.1.4: at most once. */
  private void again(Message message, ServerHello hello) {
    if (retry.isPresent()) {
      throw new TlsFault(Alert.UNEXPECTED_MESSAGE, "a second HelloRetryRequest");
    }
    RetryRequest request = RetryRequest.of(hello, sent, offer.keys().keySet());
    retry = Optional.of(request);
    exchange.transcript().replaceByHash(request.suite());
    exchange.heard(message);
    offer = offer.retried(request);
    session = session.filter(each -> each.fits(request.suite()));
    sendHello();
  }

  private void encryptedExtensions(Message message) {
    EncryptedExtensions extensions = EncryptedExtensions.decode(message.body(), sent);
    boolean fit = resumed && session.filter(each -> each.suite() == secrets.suite()).isPresent();
    if (extensions.earlyData() && !fit) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "early data taken without the session they belong to");
    }
    answer = Optional.of(extensions);
    exchange.tell(new TlsEvent.PeerParameters(extensions.parameters()));
    exchange.heard(message);
    expected = resumed ? Expected.FINISHED : Expected.CERTIFICATE;
  }

  private void certificate(Level level, Message message) {
    if (message.type() == HandshakeType.CERTIFICATE_REQUEST && !certificateRequested) {
      message.at(level, Level.HANDSHAKE, HandshakeType.CERTIFICATE_REQUEST);
      CertificateRequest.require(message.body());
      certificateRequested = true;
      exchange.heard(message);
      return;
    }
    message.at(level, Level.HANDSHAKE, HandshakeType.CERTIFICATE);
    chain = CertificateList.decode(message.body(), sent);
    exchange.tell(new TlsEvent.PeerCertificates(chain));
    exchange.heard(message);
    expected = Expected.CERTIFICATE_VERIFY;
  }

  private void certificateVerify(Message message) {
    CertificateVerify.decode(message.body()).require(sent, chain.get(0).getPublicKey(), hash());
    exchange.heard(message);
    expected = Expected.FINISHED;
  }

  private void finished(Message message) {
    message.requireVerifyData(secrets.serverVerifyData(hash()));
    exchange.pass(Level.HANDSHAKE);
    exchange.heard(message);
    TlsEvent.Secrets application = secrets.application(hash());
    if (certificateRequested) {
      exchange.send(Level.HANDSHAKE, CertificateRequest.NONE);
    }
    byte[] verify = secrets.clientVerifyData(hash());
    exchange.send(Level.HANDSHAKE, new Message(HandshakeType.FINISHED, verify));
    secrets.complete(hash());
    exchange.tell(application);
    exchange.tell(new TlsEvent.Complete(protocol(), resumed));
    expected = Expected.TICKETS;
  }

  private String protocol() {
    return answer.map(EncryptedExtensions::protocol).orElse("");
  }

  private void afterwards(Level level, Message message) {
    if (message.type() == HandshakeType.CERTIFICATE_REQUEST) {
      throw TlsFault.violation("CertificateRequest after the handshake"); // RFC 9001 section 4.4
    }
    byte[] body = message.at(level, Level.ONE_RTT, HandshakeType.NEW_SESSION_TICKET).body();
    Session next = Session.of(body, secrets, protocol());
    exchange.tell(new TlsEvent.Ticket(body, next.maxEarlyData(), next));
  }
}
