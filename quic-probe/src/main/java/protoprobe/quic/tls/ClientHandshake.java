// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * A client's side of a TLS 1.3 handshake over QUIC, without input and output (RFC 8446, RFC 9001
 * section 4). It verifies what the server signs, not whether its certificates can be trusted.
 */
public final class ClientHandshake {
  private final KeyLog keyLog;
  private final Transcript transcript = new Transcript();
  private final MessageBuffer[] buffers = new MessageBuffer[Level.values().length];
  private final List<TlsEvent> events = new ArrayList<>();
  private final Optional<Session> session;
  private final boolean early;
  private ClientOffer offer;
  private Expected expected = Expected.SERVER_HELLO;
  private boolean retried;
  private KeySchedule schedule;
  private byte[] clientSecret;
  private byte[] serverSecret;
  private byte[] resumptionMaster;
  private List<X509Certificate> chain = List.of();
  private boolean resumed;
  private boolean earlyAccepted;
  private boolean certificateRequested;
  private String alpn = "";

  private enum Expected {
    SERVER_HELLO,
    ENCRYPTED_EXTENSIONS,
    CERTIFICATE,
    CERTIFICATE_VERIFY,
    FINISHED,
    TICKETS,
    NOTHING
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
    this.offer = offer;
    this.session = session;
    this.early = early && session.filter(Session::allowsEarlyData).isPresent();
    this.keyLog = new KeyLog(offer.hello().random());
    Arrays.setAll(buffers, level -> new MessageBuffer());
  }

  /** The ClientHello, and with 0-RTT its secret. */
  public List<TlsEvent> start() {
    if (early) {
      offer =
          offer.withExtensions(
              all -> {
                List<Extension> more = new ArrayList<>(all);
                more.add(new Extension(ExtensionType.EARLY_DATA, new byte[0]));
                return more;
              });
    }
    byte[] message = sendHello(new byte[0]);
    if (early) {
      CipherSuite suite = session.orElseThrow().suite();
      KeySchedule start = new KeySchedule(suite, session.get().key());
      byte[] secret = start.derive("c e traffic", Transcript.digest(suite, message));
      keyLog.add("CLIENT_EARLY_TRAFFIC_SECRET", secret);
      events.add(new TlsEvent.Secrets(Level.ZERO_RTT, suite, secret, new byte[0]));
    }
    return taken();
  }

  private byte[] sendHello(byte[] before) {
    ClientHello hello = offer.hello();
    if (session.isPresent()) {
      KeySchedule start = new KeySchedule(session.get().suite(), session.get().key());
      hello = PreSharedKey.bind(hello, session.get(), start, before);
    }
    byte[] message = new Message(HandshakeType.CLIENT_HELLO, hello.encode()).encode();
    transcript.add(message);
    events.add(new TlsEvent.Send(Level.INITIAL, message));
    return message;
  }

  /**
   * Octets of a level's CRYPTO stream, in order and cut anywhere. After {@link TlsEvent.Failed}
   * nothing more comes.
   */
  public List<TlsEvent> receive(Level level, byte[] crypto) {
    try {
      MessageBuffer buffer = buffers[level.ordinal()];
      buffer.add(crypto);
      for (Optional<Message> next = buffer.next();
          next.isPresent() && expected != Expected.NOTHING;
          next = buffer.next()) {
        take(level, next.get());
      }
    } catch (TlsFault fault) {
      fail(fault);
    } catch (WireFault fault) {
      fail(new TlsFault(Alert.DECODE_ERROR, fault.getMessage()));
    }
    return taken();
  }

  private void fail(TlsFault fault) {
    expected = Expected.NOTHING;
    events.add(fault.toEvent());
  }

  private List<TlsEvent> taken() {
    List<TlsEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** Lines for Wireshark. */
  public KeyLog keyLog() {
    return keyLog;
  }

  /** Random octets by which the key log knows the connection. */
  public byte[] clientRandom() {
    return offer.hello().random().clone();
  }

  private void take(Level level, Message message) {
    switch (expected) {
      case SERVER_HELLO ->
          serverHello(at(Level.INITIAL, level, message, HandshakeType.SERVER_HELLO));
      case ENCRYPTED_EXTENSIONS ->
          encryptedExtensions(
              at(Level.HANDSHAKE, level, message, HandshakeType.ENCRYPTED_EXTENSIONS));
      case CERTIFICATE -> certificate(level, message);
      case CERTIFICATE_VERIFY ->
          certificateVerify(at(Level.HANDSHAKE, level, message, HandshakeType.CERTIFICATE_VERIFY));
      case FINISHED -> finished(at(Level.HANDSHAKE, level, message, HandshakeType.FINISHED));
      default -> ticket(at(Level.ONE_RTT, level, message, HandshakeType.NEW_SESSION_TICKET).body());
    }
  }

  /** Neither another message nor another level will do (RFC 9001 section 4.1.3). */
  private static Message at(Level right, Level level, Message message, int type) {
    if (message.type() != type || level != right) {
      throw new TlsFault(
          Alert.UNEXPECTED_MESSAGE,
          "handshake message %d at level %s: expected %d at %s"
              .formatted(message.type(), level, type, right));
    }
    return message;
  }

  private void serverHello(Message message) {
    ServerHello hello = ServerHello.decode(message.body());
    CipherSuite suite = suite(hello);
    requireVersion(hello);
    if (hello.isRetry()) {
      retry(message, hello, suite);
      return;
    }
    byte[] share = share(hello);
    resumed = hello.extension(ExtensionType.PRE_SHARED_KEY).map(this::chosenKey).orElse(false);
    schedule = new KeySchedule(suite, resumed ? session.orElseThrow().key() : new byte[0]);
    schedule.addShared(share);
    requireEnd(Level.INITIAL);
    transcript.add(message.encode());
    byte[] hash = transcript.hash(suite);
    clientSecret = schedule.derive("c hs traffic", hash);
    serverSecret = schedule.derive("s hs traffic", hash);
    keyLog.add("CLIENT_HANDSHAKE_TRAFFIC_SECRET", clientSecret);
    keyLog.add("SERVER_HANDSHAKE_TRAFFIC_SECRET", serverSecret);
    events.add(new TlsEvent.Secrets(Level.HANDSHAKE, suite, clientSecret, serverSecret));
    expected = Expected.ENCRYPTED_EXTENSIONS;
  }

  private CipherSuite suite(ServerHello hello) {
    return CipherSuite.of(hello.suite())
        .filter(suite -> offer.hello().suites().contains(suite.number()))
        .orElseThrow(
            () ->
                new TlsFault(
                    Alert.ILLEGAL_PARAMETER,
                    "cipher suite 0x%04x was not offered".formatted(hello.suite())));
  }

  private static void requireVersion(ServerHello hello) {
    long version =
        hello
            .extension(ExtensionType.SUPPORTED_VERSIONS)
            .map(data -> new WireReader(data).fixed(2, "selected version"))
            .orElseThrow(
                () -> new TlsFault(Alert.PROTOCOL_VERSION, "ServerHello: no version TLS 1.3"));
    if (version != 0x0304) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "version 0x%04x, expected 0x0304".formatted(version));
    }
  }

  /** RFC 8446 section 4.1.4: at most once, and it must change something. */
  private void retry(Message message, ServerHello hello, CipherSuite suite) {
    Group group =
        hello
            .extension(ExtensionType.KEY_SHARE)
            .map(data -> (int) new WireReader(data).fixed(2, "selected group"))
            .flatMap(Group::of)
            .filter(wanted -> !offer.keys().containsKey(wanted))
            .orElseThrow(
                () -> new TlsFault(Alert.ILLEGAL_PARAMETER, "HelloRetryRequest changes nothing"));
    if (retried) {
      throw new TlsFault(Alert.UNEXPECTED_MESSAGE, "a second HelloRetryRequest");
    }
    retried = true;
    transcript.replaceByHash(suite);
    transcript.add(message.encode());
    offer =
        offer.retried(
            group,
            hello.extensions().stream()
                .filter(each -> each.type() == ExtensionType.COOKIE)
                .toList());
    sendHello(transcript.octets());
  }

  private byte[] share(ServerHello hello) {
    byte[] data =
        hello
            .extension(ExtensionType.KEY_SHARE)
            .orElseThrow(
                () -> new TlsFault(Alert.MISSING_EXTENSION, "ServerHello without key_share"));
    WireReader in = new WireReader(data);
    int number = (int) in.fixed(2, "group");
    byte[] share = in.vector(2, "key exchange");
    Group group =
        Group.of(number)
            .filter(offer.keys()::containsKey)
            .orElseThrow(
                () ->
                    new TlsFault(
                        Alert.ILLEGAL_PARAMETER,
                        "key share of group 0x%04x, which was not offered".formatted(number)));
    return group.agree(offer.keys().get(group), share);
  }

  private boolean chosenKey(byte[] data) {
    if (session.isEmpty() || new WireReader(data).fixed(2, "selected identity") != 0) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "a pre-shared key that was not offered");
    }
    return true;
  }

  private void encryptedExtensions(Message message) {
    WireReader in = new WireReader(message.body());
    List<Extension> extensions = Extension.read(in);
    if (in.hasMore()) {
      throw in.fault("EncryptedExtensions", in.remaining() + " octets behind the extensions");
    }
    for (Extension each : extensions) {
      boolean offered =
          offer.hello().extension(each.type()).isPresent()
              || each.type() == ExtensionType.QUIC_TRANSPORT_PARAMETERS; // a check may leave it out
      if (!offered) {
        throw new TlsFault(
            Alert.UNSUPPORTED_EXTENSION, "extension %d was not offered".formatted(each.type()));
      }
    }
    alpn = Extension.find(extensions, ExtensionType.ALPN).map(Extension::chosenProtocol).orElse("");
    earlyAccepted = Extension.find(extensions, ExtensionType.EARLY_DATA).isPresent();
    byte[] parameters =
        Extension.find(extensions, ExtensionType.QUIC_TRANSPORT_PARAMETERS)
            .orElseThrow(() -> new TlsFault(Alert.MISSING_EXTENSION, "no transport parameters"));
    events.add(new TlsEvent.PeerParameters(parameters));
    transcript.add(message.encode());
    expected = resumed ? Expected.FINISHED : Expected.CERTIFICATE;
  }

  private void certificate(Level level, Message message) {
    if (message.type() == HandshakeType.CERTIFICATE_REQUEST
        && level == Level.HANDSHAKE
        && !certificateRequested) {
      certificateRequested = true;
      transcript.add(message.encode());
      return;
    }
    at(Level.HANDSHAKE, level, message, HandshakeType.CERTIFICATE);
    chain = CertificateList.decode(message.body());
    events.add(new TlsEvent.PeerCertificates(chain));
    transcript.add(message.encode());
    expected = Expected.CERTIFICATE_VERIFY;
  }

  private void certificateVerify(Message message) {
    WireReader in = new WireReader(message.body());
    int number = (int) in.fixed(2, "signature scheme");
    byte[] signature = in.vector(2, "signature");
    SignatureScheme scheme =
        SignatureScheme.of(number)
            .orElseThrow(
                () ->
                    new TlsFault(
                        Alert.ILLEGAL_PARAMETER,
                        "signature scheme 0x%04x was not offered".formatted(number)));
    byte[] content = Signed.byServer(transcript.hash(schedule.suite()));
    if (in.hasMore() || !scheme.verifies(chain.get(0).getPublicKey(), content, signature)) {
      throw new TlsFault(Alert.DECRYPT_ERROR, "CertificateVerify: " + scheme + " is not right");
    }
    transcript.add(message.encode());
    expected = Expected.FINISHED;
  }

  private void finished(Message message) {
    CipherSuite suite = schedule.suite();
    byte[] right = schedule.verifyData(serverSecret, transcript.hash(suite));
    if (!Arrays.equals(right, message.body())) {
      throw new TlsFault(Alert.DECRYPT_ERROR, "Finished of the server: verify data not right");
    }
    requireEnd(Level.HANDSHAKE);
    transcript.add(message.encode());
    byte[] handshakeClientSecret = clientSecret;
    schedule.finish();
    byte[] hash = transcript.hash(suite);
    clientSecret = schedule.derive("c ap traffic", hash);
    serverSecret = schedule.derive("s ap traffic", hash);
    keyLog.add("CLIENT_TRAFFIC_SECRET_0", clientSecret);
    keyLog.add("SERVER_TRAFFIC_SECRET_0", serverSecret);
    keyLog.add("EXPORTER_SECRET", schedule.derive("exp master", hash));
    if (certificateRequested) {
      sendHandshake(new Message(HandshakeType.CERTIFICATE, new byte[4]));
    }
    byte[] verify = schedule.verifyData(handshakeClientSecret, transcript.hash(suite));
    sendHandshake(new Message(HandshakeType.FINISHED, verify));
    resumptionMaster = schedule.derive("res master", transcript.hash(suite));
    events.add(new TlsEvent.Secrets(Level.ONE_RTT, suite, clientSecret, serverSecret));
    events.add(new TlsEvent.Complete(alpn, resumed));
    expected = Expected.TICKETS;
  }

  private void sendHandshake(Message message) {
    byte[] octets = message.encode();
    transcript.add(octets);
    events.add(new TlsEvent.Send(Level.HANDSHAKE, octets));
  }

  private void requireEnd(Level level) {
    if (buffers[level.ordinal()].isPartial()) {
      throw new TlsFault(
          Alert.UNEXPECTED_MESSAGE, "octets at level %s behind its last message".formatted(level));
    }
  }

  private void ticket(byte[] body) {
    Session next = Session.of(body, schedule, resumptionMaster, alpn);
    events.add(new TlsEvent.Ticket(body, next.maxEarlyData(), next));
  }

  /** Whether the server took the 0-RTT data; known once it has sent EncryptedExtensions. */
  public boolean earlyDataAccepted() {
    return earlyAccepted;
  }
}
