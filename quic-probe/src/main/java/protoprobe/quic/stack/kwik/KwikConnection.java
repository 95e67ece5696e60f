// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.trust.Identity;
import tech.kwik.agent15.TlsConstants.CipherSuite;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection.QuicVersion;

/** A connection of kwik's, set up for an errand, with all that listens to it. */
final class KwikConnection implements AutoCloseable {
  /** H3_NO_ERROR (RFC 9114 section 8.1). */
  private static final long NO_ERROR = 0x100;

  /** Control stream, two of QPACK, and some that are reserved (RFC 9114 section 6.2). */
  private static final int UNIDIRECTIONAL = 10;

  private static final long STREAM_WINDOW = 1 << 20;

  /** So long we wait until a CONNECTION_CLOSE was handed to the system. */
  private static final int LEAVING_MILLIS = 500;

  private final Errand errand;
  private final KwikLog log;
  private final Arrivals arrivals;
  private final Path directory;
  private final QuicClientConnection connection;
  private Optional<HeldSocket> socket = Optional.empty();

  /**
   * Sends nothing yet.
   *
   * @param over is told if the visit is
   * @throws NotApplicable if kwik cannot do what is asked
   */
  KwikConnection(Errand errand, Consumer<Fate> over) throws IOException {
    QuicVersion version = KwikHandshake.version(errand.version());
    if (Identity.isAddress(errand.serverName())) {
      throw new NotApplicable(
          "kwik would send the address %s as a server name, which may not be (RFC 6066 section 3)"
              .formatted(errand.serverName()));
    }
    this.errand = errand;
    this.log = new KwikLog(over);
    this.arrivals = new Arrivals(errand, log, over);
    Believing believing =
        Believing.of(errand, doubt -> over.accept(new Fate(End.CERTIFICATE, doubt)));
    this.directory = Files.createTempDirectory("kwik-"); // mode 0700; kwik's file is for all
    try {
      QuicClientConnection.Builder builder = builder().version(version);
      // the first drops agent15's own judgement of names, too
      builder.noServerCertificateCheck().customTrustManager(believing);
      connection = builder.build();
    } catch (IOException | RuntimeException refused) {
      close();
      throw refused;
    }
    connection.setConnectionListener(event -> ended(event, over));
  }

  /** SNI is the host; a "proxy" is where datagrams go. */
  private QuicClientConnection.Builder builder() {
    return QuicClientConnection.newBuilder()
        .host(errand.serverName())
        .port(errand.server().getPort())
        .proxy(errand.server().getAddress().getHostAddress())
        .applicationProtocol(errand.alpn())
        .cipherSuite(CipherSuite.TLS_AES_128_GCM_SHA256)
        .cipherSuite(CipherSuite.TLS_AES_256_GCM_SHA384)
        .cipherSuite(CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
        .connectTimeout(Duration.ofMillis(errand.limits().total() + 1_000L)) // ours comes first
        .maxIdleTimeout(Duration.ofMillis(errand.limits().total() + 1_000L))
        .defaultStreamReceiveBufferSize(STREAM_WINDOW)
        .maxOpenPeerInitiatedUnidirectionalStreams(UNIDIRECTIONAL)
        .maxOpenPeerInitiatedBidirectionalStreams(0)
        .logger(log)
        .secrets(secrets())
        .socketFactory(address -> socket());
  }

  private Path secrets() {
    return directory.resolve("keys");
  }

  private HeldSocket socket() throws SocketException {
    HeldSocket made = new HeldSocket(errand.server(), arrivals);
    socket = Optional.of(made);
    return made;
  }

  /** What no packet tells, or kwik alone knows. */
  private static void ended(ConnectionTerminatedEvent event, Consumer<Fate> over) {
    Long code = event.transportErrorCode();
    switch (event.closeReason()) {
      case StatelessReset -> over.accept(new Fate(End.CLOSED, "a stateless reset came"));
      case IdleTimeout, ConnectionLost ->
          over.accept(new Fate(End.TIMEOUT, "nothing came for so long that kwik gave up"));
      case ImmediateClose -> {
        if (!event.closedByPeer() && event.hasError()) {
          long error = code != null ? code : event.applicationErrorCode();
          over.accept(
              new Fate(
                  End.FAILED,
                  "kwik closed with 0x%x: %s".formatted(error, event.errorDescription())));
        }
      }
    }
  }

  /** Comes to the end of the handshake, or fails. */
  void connect() throws IOException {
    connection.connect(
        new HelloSent(log::isHelloWritten, () -> socket.ifPresent(HeldSocket::release)));
  }

  QuicClientConnection connection() {
    return connection;
  }

  KwikLog log() {
    return log;
  }

  /** Whether a Retry was followed. */
  boolean isRetried() {
    return arrivals.isRetried();
  }

  /** How many datagrams came. */
  long arrived() {
    return arrivals.count();
  }

  /** Lines for SSLKEYLOGFILE so far. */
  String keys() {
    try {
      return Files.readString(secrets(), StandardCharsets.US_ASCII);
    } catch (IOException none) {
      return "";
    }
  }

  /** Says so, if it is not over already. */
  void leave() throws InterruptedException {
    if (socket.isPresent() && !socket.get().isClosed()) {
      connection.close(NO_ERROR, "");
      log.awaitLeaving(LEAVING_MILLIS);
    }
  }

  /** Ends its threads, by the end of their socket; left alone, they stay for seconds. */
  @Override
  public void close() {
    socket.ifPresent(HeldSocket::close);
    try {
      Files.deleteIfExists(secrets());
      Files.deleteIfExists(directory);
    } catch (IOException left) {
      System.err.println("not removed: " + left.getMessage());
    }
  }
}
