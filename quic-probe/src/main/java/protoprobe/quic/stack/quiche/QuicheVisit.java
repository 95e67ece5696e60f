// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** One connection with one request. */
final class QuicheVisit implements AutoCloseable {
  private static final int DATAGRAM = 65_535;
  private static final int SEND = 1_350;
  private static final int ID = 16;
  private static final long CONNECTION_WINDOW = 10 << 20;
  private static final long STREAM_WINDOW = 1 << 20;
  private static final int LARGEST_LOG = 4 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Quiche quiche;
  private final Errand errand;
  private final long began = System.nanoTime();
  private final Memory incoming = new Memory(DATAGRAM);
  private final Memory outgoing = new Memory(SEND);
  private final Memory receiveInfo = new Memory(32);
  private final Memory sendInfo = new Memory(288);
  private final Path qlog;
  private final Path keys;
  private SocketAddress local;
  private SocketAddress peer;
  private Pointer config;
  private Pointer connection;
  private Optional<QuicheRequest> request = Optional.empty();
  private long established = -1;
  private int received;
  private boolean retried;
  private boolean negotiated;
  private boolean refused;

  QuicheVisit(Quiche quiche, Errand errand) {
    this.quiche = quiche;
    this.errand = errand;
    try {
      Path directory = Files.createTempDirectory("quiche-");
      this.qlog = directory.resolve("client.qlog");
      this.keys = directory.resolve("keys.log");
    } catch (IOException e) {
      throw new NotApplicable("temporary directory for a visit: " + e);
    }
  }

  Visit run() {
    try (DatagramChannel channel = open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      connect((InetSocketAddress) channel.getLocalAddress());
      loop(channel, selector);
      Visit visit = visit();
      leave(channel);
      return visit;
    } catch (IOException e) {
      return Visit.failed(e.toString());
    }
  }

  private DatagramChannel open() throws IOException {
    boolean six = errand.server().getAddress() instanceof java.net.Inet6Address;
    DatagramChannel channel =
        DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    channel.connect(errand.server());
    return channel;
  }

  private void connect(InetSocketAddress from) {
    config = handle(quiche.quiche_config_new(errand.version()), "version " + errand.version());
    byte[] name = errand.alpn().getBytes(StandardCharsets.ISO_8859_1);
    byte[] protocols = new byte[name.length + 1];
    protocols[0] = (byte) name.length;
    System.arraycopy(name, 0, protocols, 1, name.length);
    quiche.quiche_config_set_application_protos(config, protocols, protocols.length);
    trust();
    quiche.quiche_config_log_keys(config);
    quiche.quiche_config_set_max_idle_timeout(config, errand.limits().total());
    quiche.quiche_config_set_max_recv_udp_payload_size(config, DATAGRAM);
    quiche.quiche_config_set_initial_max_data(config, CONNECTION_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_bidi_local(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_bidi_remote(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_stream_data_uni(config, STREAM_WINDOW);
    quiche.quiche_config_set_initial_max_streams_bidi(config, 100);
    quiche.quiche_config_set_initial_max_streams_uni(config, 100);
    byte[] id = new byte[ID];
    RANDOM.nextBytes(id);
    local = new SocketAddress(from);
    peer = new SocketAddress(errand.server());
    connection =
        handle(
            quiche.quiche_connect(
                errand.serverName(),
                id,
                id.length,
                local.memory(),
                local.length(),
                peer.memory(),
                peer.length(),
                config),
            "a connection");
    quiche.quiche_conn_set_keylog_path(connection, keys.toString());
    quiche.quiche_conn_set_qlog_path(connection, qlog.toString(), QuicheStack.NAME, "");
  }

  private void trust() {
    quiche.quiche_config_verify_peer(config, (byte) (errand.trust().anybody() ? 0 : 1));
    String file = errand.trust().authorities();
    if (!file.isEmpty()
        && quiche.quiche_config_load_verify_locations_from_file(config, file) != 0) {
      throw new NotApplicable("quiche cannot read the authorities in " + file);
    }
  }

  private static Pointer handle(Pointer pointer, String what) {
    if (pointer == null) {
      throw new NotApplicable("quiche does not make " + what);
    }
    return pointer;
  }

  private void loop(DatagramChannel channel, Selector selector) throws IOException {
    while (!isOver()) {
      send(channel);
      long timeout = quiche.quiche_conn_timeout_as_millis(connection);
      long wait = Math.min(timeout < 0 ? Long.MAX_VALUE : timeout, left());
      selector.select(Math.max(1, wait));
      selector.selectedKeys().clear();
      if (!receive(channel) && timeout >= 0 && wait >= timeout) {
        quiche.quiche_conn_on_timeout(connection);
      }
      goOn();
    }
  }

  private boolean isOver() {
    return refused
        || negotiated
        || left() <= 0
        || established < 0 && millis() > errand.limits().handshake()
        || quiche.quiche_conn_is_closed(connection) != 0
        || QuicheError.ofPeer(quiche, connection).isPresent()
        || QuicheError.ofClient(quiche, connection).isPresent()
        || request.filter(QuicheRequest::isOver).isPresent();
  }

  private long millis() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private long left() {
    return errand.limits().total() - millis();
  }

  private void send(DatagramChannel channel) throws IOException {
    for (long n = next(); n > 0; n = next()) {
      try {
        channel.write(outgoing.getByteBuffer(0, n));
      } catch (PortUnreachableException e) {
        refused = true;
        return;
      }
    }
  }

  private long next() {
    return quiche.quiche_conn_send(connection, outgoing, SEND, sendInfo);
  }

  /** Whether something came. */
  private boolean receive(DatagramChannel channel) throws IOException {
    boolean some = false;
    try {
      ByteBuffer buffer = incoming.getByteBuffer(0, DATAGRAM);
      for (int n = channel.read(buffer); n > 0; n = channel.read(buffer)) {
        some = true;
        received++;
        take(n);
        buffer.clear();
      }
    } catch (PortUnreachableException e) {
      refused = true;
    }
    return some;
  }

  private void take(int length) {
    look(incoming.getByteArray(0, Math.min(length, 64)));
    receiveInfo.clear();
    receiveInfo.setPointer(0, peer.memory());
    receiveInfo.setInt(8, peer.length());
    receiveInfo.setPointer(16, local.memory());
    receiveInfo.setInt(24, local.length());
    quiche.quiche_conn_recv(connection, incoming, length, receiveInfo);
  }

  /** Retry and Version Negotiation, which quiche does not tell of. */
  private void look(byte[] beginning) {
    if (!LongHeader.begins(beginning)) {
      return;
    }
    try {
      LongHeader header = LongHeader.read(new WireReader(beginning));
      retried |= header.version() == 1 && (header.firstOctet() & 0x30) == 0x30;
      negotiated |= header.version() == 0 && received == 1;
    } catch (WireFault cutOff) {
      // quiche will see
    }
  }

  private void goOn() {
    if (established < 0 && quiche.quiche_conn_is_established(connection) != 0) {
      established = millis();
      request = Optional.of(new QuicheRequest(quiche, connection, errand, began));
    }
    request.ifPresent(QuicheRequest::poll);
  }

  /** Says so, once; nobody waits for what comes back. */
  private void leave(DatagramChannel channel) throws IOException {
    quiche.quiche_conn_close(connection, (byte) 1, 0x100, new byte[0], 0);
    if (!refused) {
      send(channel);
    }
  }

  private Visit visit() throws IOException {
    String log = read(qlog);
    Optional<QuicheError> closed = QuicheError.ofPeer(quiche, connection);
    return new Visit(
        end(closed),
        reason(closed),
        closed.map(QuicheError::toClose),
        established < 0 ? Optional.empty() : Optional.of(handshake(log)),
        request.flatMap(QuicheRequest::answer),
        new Visit.Evidence(log, read(keys)));
  }

  private End end(Optional<QuicheError> closed) {
    if (request.filter(QuicheRequest::isAnswered).isPresent()) {
      return End.ANSWERED;
    }
    Optional<QuicheError> own = QuicheError.ofClient(quiche, connection);
    if (own.filter(QuicheError::isCertificate).isPresent()) {
      return End.CERTIFICATE;
    }
    if (refused) {
      return End.UNREACHABLE;
    }
    if (negotiated) {
      return End.VERSION;
    }
    return closed.isPresent()
        ? End.CLOSED
        : received == 0 ? End.SILENT : own.isPresent() ? End.FAILED : End.TIMEOUT;
  }

  private String reason(Optional<QuicheError> closed) {
    return switch (end(closed)) {
      case ANSWERED -> "";
      case CERTIFICATE -> "the certificate is not believed";
      case UNREACHABLE -> "the port is closed";
      case VERSION -> "version %d is not spoken".formatted(errand.version());
      case SILENT -> "not one datagram came within %d ms".formatted(millis());
      case CLOSED -> closed.orElseThrow().toString();
      case TIMEOUT ->
          "%s within %d ms"
              .formatted(established < 0 ? "no handshake" : "no complete answer", millis());
      case FAILED -> QuicheError.ofClient(quiche, connection).map(QuicheError::toString).orElse("");
    };
  }

  private Visit.Handshake handshake(String log) {
    QlogReader reader = new QlogReader(log);
    return new Visit.Handshake(
        established,
        errand.version(),
        new String(QuicheOut.protocol(quiche, connection), StandardCharsets.ISO_8859_1),
        reader.cipher(),
        retried,
        reader.peerParameters(),
        certificates());
  }

  private List<String> certificates() {
    byte[] leaf = QuicheOut.certificate(quiche, connection);
    return leaf.length == 0 ? List.of() : List.of(Base64.getEncoder().encodeToString(leaf));
  }

  private static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    byte[] octets = Files.readAllBytes(file);
    int length = Math.min(octets.length, LARGEST_LOG);
    return new String(octets, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    request.ifPresent(QuicheRequest::close);
    if (connection != null) {
      quiche.quiche_conn_free(connection);
    }
    if (config != null) {
      quiche.quiche_config_free(config);
    }
    for (Path file : List.of(qlog, keys, qlog.getParent())) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        System.err.println("not removed: " + left.getMessage());
      }
    }
  }
}
