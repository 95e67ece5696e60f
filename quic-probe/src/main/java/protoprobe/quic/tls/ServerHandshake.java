// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A server's side of a TLS 1.3 handshake over QUIC, without input and output (RFC 8446, RFC 9001
 * section 4).
 */
public final class ServerHandshake {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TLS_1_3 = 0x0304;

  private final ServerConfig config;
  private final Function<ClientHello, byte[]> parameters;
  private final Transcript transcript = new Transcript();
  private final MessageBuffer[] buffers = new MessageBuffer[Level.values().length];
  private final List<TlsEvent> events = new ArrayList<>();
  private Expected expected = Expected.CLIENT_HELLO;
  private Optional<Group> asked = Optional.empty();
  private Optional<ClientHello> hello = Optional.empty();
  private KeyLog keyLog = new KeyLog(new byte[0]);
  private KeySchedule schedule;
  private byte[] clientHandshakeSecret;
  private String alpn = "";
  private boolean resumed;

  private enum Expected {
    CLIENT_HELLO,
    FINISHED,
    NOTHING
  }

  /**
   * @param parameters the transport parameters for a client that says so
   */
  public ServerHandshake(ServerConfig config, Function<ClientHello, byte[]> parameters) {
    this.config = config;
    this.parameters = parameters;
    Arrays.setAll(buffers, level -> new MessageBuffer());
  }

  /** Octets of a level's CRYPTO stream, in order and cut anywhere. */
  public List<TlsEvent> receive(Level level, byte[] crypto) {
    try {
      MessageBuffer buffer = buffers[level.ordinal()];
      buffer.add(crypto);
      for (Optional<Message> next = buffer.next();
          next.isPresent() && expected != Expected.NOTHING;
          next = buffer.next()) {
        take(level, next.get());
      }
      if (expected == Expected.NOTHING && crypto.length > 0 && buffer.isPartial()) {
        throw new TlsFault(Alert.UNEXPECTED_MESSAGE, "a message after the handshake");
      }
    } catch (TlsFault fault) {
      fail(fault);
    } catch (WireFault fault) {
      fail(new TlsFault(Alert.DECODE_ERROR, fault.getMessage()));
    }
    List<TlsEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private void fail(TlsFault fault) {
    expected = Expected.NOTHING;
    events.add(fault.toEvent());
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
    if (expected == Expected.CLIENT_HELLO
        && level == Level.INITIAL
        && message.type() == HandshakeType.CLIENT_HELLO) {
      clientHello(message);
    } else if (expected == Expected.FINISHED
        && level == Level.HANDSHAKE
        && message.type() == HandshakeType.FINISHED) {
      finished(message);
    } else {
      throw new TlsFault(
          Alert.UNEXPECTED_MESSAGE,
          "handshake message %d at level %s".formatted(message.type(), level));
    }
  }

  private void clientHello(Message message) {
    ClientHello received = ClientHello.decode(message.body());
    hello = Optional.of(received);
    keyLog = new KeyLog(received.random());
    requireVersion(received);
    CipherSuite suite = suite(received);
    Map<Group, byte[]> shares = shares(received);
    Group group = group(received);
    if (!shares.containsKey(group)) {
      askAgain(message, received, suite, group);
      return;
    }
    alpn = protocol(received);
    Optional<byte[]> told = received.extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS);
    if (told.isEmpty() && !config.lax()) {
      throw new TlsFault(Alert.MISSING_EXTENSION, "no transport parameters");
    }
    events.add(new TlsEvent.PeerParameters(told.orElse(new byte[0])));
    Optional<byte[]> key = preShared(received, message, suite);
    transcript.add(message.encode());
    answer(received, suite, group, shares.get(group), key);
  }

  private static void requireVersion(ClientHello received) {
    byte[] data = received.extension(ExtensionType.SUPPORTED_VERSIONS).orElse(new byte[] {0});
    WireReader versions = new WireReader(new WireReader(data).vector(1, "versions"));
    while (versions.hasMore()) {
      if (versions.fixed(2, "version") == TLS_1_3) {
        return;
      }
    }
    throw new TlsFault(Alert.PROTOCOL_VERSION, "TLS 1.3 is not offered");
  }

  private CipherSuite suite(ClientHello received) {
    return config.suites().stream()
        .filter(suite -> received.suites().contains(suite.number()))
        .findFirst()
        .orElseThrow(() -> new TlsFault(Alert.HANDSHAKE_FAILURE, "no cipher suite in common"));
  }

  private static Map<Group, byte[]> shares(ClientHello received) {
    Map<Group, byte[]> shares = new HashMap<>();
    byte[] data =
        received
            .extension(ExtensionType.KEY_SHARE)
            .orElseThrow(() -> new TlsFault(Alert.MISSING_EXTENSION, "no key_share"));
    WireReader list = new WireReader(new WireReader(data).vector(2, "shares"));
    while (list.hasMore()) {
      Optional<Group> group = Group.of((int) list.fixed(2, "group"));
      byte[] share = list.vector(2, "key exchange");
      group.ifPresent(known -> shares.put(known, share));
    }
    return shares;
  }

  private Group group(ClientHello received) {
    byte[] data =
        received
            .extension(ExtensionType.SUPPORTED_GROUPS)
            .orElseThrow(() -> new TlsFault(Alert.MISSING_EXTENSION, "no supported_groups"));
    WireReader list = new WireReader(new WireReader(data).vector(2, "groups"));
    List<Integer> offered = new ArrayList<>();
    while (list.hasMore()) {
      offered.add((int) list.fixed(2, "group"));
    }
    return config.groups().stream()
        .filter(group -> offered.contains(group.number()))
        .findFirst()
        .orElseThrow(() -> new TlsFault(Alert.HANDSHAKE_FAILURE, "no group in common"));
  }

  private void askAgain(Message message, ClientHello received, CipherSuite suite, Group group) {
    if (asked.isPresent()) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "no share of %s after it was asked for".formatted(group));
    }
    asked = Optional.of(group);
    transcript.add(message.encode());
    transcript.replaceByHash(suite);
    ServerHello retry =
        ServerHello.retry(
            received.sessionId(),
            suite.number(),
            List.of(
                version(),
                new Extension(
                    ExtensionType.KEY_SHARE, new WireWriter().fixed(group.number(), 2).toBytes())));
    send(Level.INITIAL, new Message(HandshakeType.SERVER_HELLO, retry.encode()));
  }

  private static Extension version() {
    return new Extension(
        ExtensionType.SUPPORTED_VERSIONS, new WireWriter().fixed(TLS_1_3, 2).toBytes());
  }

  private String protocol(ClientHello received) {
    List<String> offered =
        received.extension(ExtensionType.ALPN).map(Extension::protocols).orElse(List.of());
    return config.protocols().stream()
        .filter(offered::contains)
        .findFirst()
        .orElseThrow(
            () -> new TlsFault(Alert.NO_APPLICATION_PROTOCOL, "no protocol in common: " + offered));
  }

  /** Our tickets hold the key itself: they never leave a test's machine. */
  private Optional<byte[]> preShared(ClientHello received, Message message, CipherSuite suite) {
    Optional<PreSharedKey> offered =
        config.tickets() ? PreSharedKey.of(received) : Optional.empty();
    offered = offered.filter(key -> key.identity().length == suite.hkdf().hashLength());
    offered.ifPresent(
        key -> {
          KeySchedule early = new KeySchedule(suite, key.identity());
          if (!key.isBound(message.encode(), early, transcript.octets())) {
            throw new TlsFault(Alert.DECRYPT_ERROR, "pre_shared_key: binder not right");
          }
        });
    return offered.map(PreSharedKey::identity);
  }

  private void answer(
      ClientHello received,
      CipherSuite suite,
      Group group,
      byte[] share,
      Optional<byte[]> preShared) {
    resumed = preShared.isPresent();
    schedule = new KeySchedule(suite, preShared.orElse(new byte[0]));
    boolean early =
        resumed
            && config.earlyData()
            && asked.isEmpty()
            && received.extension(ExtensionType.EARLY_DATA).isPresent();
    if (early) {
      byte[] secret = schedule.derive("c e traffic", transcript.hash(suite));
      keyLog.add("CLIENT_EARLY_TRAFFIC_SECRET", secret);
      events.add(new TlsEvent.Secrets(Level.ZERO_RTT, suite, secret, new byte[0]));
    }
    KeyPair pair = group.generate();
    schedule.addShared(group.agree(pair, share));
    send(
        Level.INITIAL,
        new Message(HandshakeType.SERVER_HELLO, serverHello(received, suite, group, pair)));
    byte[] hash = transcript.hash(suite);
    clientHandshakeSecret = schedule.derive("c hs traffic", hash);
    byte[] serverSecret = schedule.derive("s hs traffic", hash);
    keyLog.add("CLIENT_HANDSHAKE_TRAFFIC_SECRET", clientHandshakeSecret);
    keyLog.add("SERVER_HANDSHAKE_TRAFFIC_SECRET", serverSecret);
    events.add(new TlsEvent.Secrets(Level.HANDSHAKE, suite, clientHandshakeSecret, serverSecret));
    send(
        Level.HANDSHAKE,
        new Message(HandshakeType.ENCRYPTED_EXTENSIONS, encryptedExtensions(received, early)));
    if (!resumed) {
      authenticate(suite);
    }
    byte[] verify = schedule.verifyData(serverSecret, transcript.hash(suite));
    send(Level.HANDSHAKE, new Message(HandshakeType.FINISHED, verify));
    applicationSecrets(suite);
    expected = Expected.FINISHED;
  }

  private byte[] serverHello(ClientHello received, CipherSuite suite, Group group, KeyPair pair) {
    byte[] random = new byte[ClientHello.RANDOM];
    RANDOM.nextBytes(random);
    byte[] share =
        new WireWriter()
            .fixed(group.number(), 2)
            .vector(2, group.encode(pair.getPublic()))
            .toBytes();
    List<Extension> extensions =
        new ArrayList<>(List.of(version(), new Extension(ExtensionType.KEY_SHARE, share)));
    if (resumed) {
      extensions.add(new Extension(ExtensionType.PRE_SHARED_KEY, new byte[2]));
    }
    return new ServerHello(random, received.sessionId(), suite.number(), extensions).encode();
  }

  private byte[] encryptedExtensions(ClientHello received, boolean early) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extension.alpn(List.of(alpn)));
    extensions.add(Extension.transportParameters(parameters.apply(received)));
    if (early) {
      extensions.add(new Extension(ExtensionType.EARLY_DATA, new byte[0]));
    }
    WireWriter out = new WireWriter();
    Extension.write(extensions, out);
    return out.toBytes();
  }

  private void authenticate(CipherSuite suite) {
    send(
        Level.HANDSHAKE,
        new Message(HandshakeType.CERTIFICATE, CertificateList.encode(config.chain())));
    SignatureScheme scheme =
        Arrays.stream(SignatureScheme.values())
            .filter(each -> each.fits(config.key()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no scheme fits the server's key"));
    byte[] signature = scheme.sign(config.key(), Signed.byServer(transcript.hash(suite)));
    send(
        Level.HANDSHAKE,
        new Message(
            HandshakeType.CERTIFICATE_VERIFY,
            new WireWriter().fixed(scheme.number(), 2).vector(2, signature).toBytes()));
  }

  private void applicationSecrets(CipherSuite suite) {
    schedule.finish();
    byte[] hash = transcript.hash(suite);
    byte[] client = schedule.derive("c ap traffic", hash);
    byte[] server = schedule.derive("s ap traffic", hash);
    keyLog.add("CLIENT_TRAFFIC_SECRET_0", client);
    keyLog.add("SERVER_TRAFFIC_SECRET_0", server);
    events.add(new TlsEvent.Secrets(Level.ONE_RTT, suite, client, server));
  }

  private void finished(Message message) {
    CipherSuite suite = schedule.suite();
    byte[] right = schedule.verifyData(clientHandshakeSecret, transcript.hash(suite));
    if (!Arrays.equals(right, message.body())) {
      throw new TlsFault(Alert.DECRYPT_ERROR, "Finished of the client: verify data not right");
    }
    transcript.add(message.encode());
    expected = Expected.NOTHING;
    events.add(new TlsEvent.Complete(alpn, resumed));
    if (config.tickets()) {
      byte[] master = schedule.derive("res master", transcript.hash(suite));
      events.add(new TlsEvent.Send(Level.ONE_RTT, ticket(master)));
    }
  }

  private byte[] ticket(byte[] master) {
    byte[] nonce = {1};
    WireWriter out = new WireWriter().fixed(7200, 4).fixed(RANDOM.nextInt() & 0xffffffffL, 4);
    out.vector(1, nonce).vector(2, schedule.resumption(master, nonce));
    Extension.write(
        config.earlyData()
            ? List.of(
                new Extension(
                    ExtensionType.EARLY_DATA, new WireWriter().fixed(0xffffffffL, 4).toBytes()))
            : List.of(),
        out);
    return new Message(HandshakeType.NEW_SESSION_TICKET, out.toBytes()).encode();
  }

  private void send(Level level, Message message) {
    byte[] octets = message.encode();
    transcript.add(octets);
    events.add(new TlsEvent.Send(level, octets));
  }
}
