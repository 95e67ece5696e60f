// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.trust.Identity;

/** A client's connection; not to be used by two threads at once. */
final class QuicheConnection implements AutoCloseable {
  private static final int ID = 16;
  private static final int MOST_OCTETS = 1 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Quiche quiche;
  private final Pointer connection;
  private final SocketAddress local;
  private final SocketAddress peer;
  private final Memory incoming = new Memory(QuicheConfig.LARGEST_RECEIVED);
  private final Memory outgoing = new Memory(QuicheConfig.LARGEST_SENT);
  private final Memory receiveInfo = new Memory(Quiche.RECV_INFO);
  private final Memory sendInfo = new Memory(Quiche.SEND_INFO);

  /**
   * Nothing is sent yet.
   *
   * @param from own address and port
   */
  QuicheConnection(Quiche quiche, QuicheConfig config, Errand errand, InetSocketAddress from) {
    this.quiche = quiche;
    local = new SocketAddress(from);
    peer = new SocketAddress(errand.server());
    byte[] id = new byte[ID];
    RANDOM.nextBytes(id);
    connection =
        quiche.quiche_connect(
            nameToSend(errand),
            id,
            id.length,
            local.memory(),
            local.length(),
            peer.memory(),
            peer.length(),
            config.handle());
    if (connection == null) {
      throw new IllegalStateException(
          "quiche_connect: expected a connection for '%s', got none"
              .formatted(errand.serverName()));
    }
    receiveInfo.clear();
    receiveInfo.setPointer(Quiche.RECV_FROM, peer.memory());
    receiveInfo.setInt(Quiche.RECV_FROM_LENGTH, peer.length());
    receiveInfo.setPointer(Quiche.RECV_TO, local.memory());
    receiveInfo.setInt(Quiche.RECV_TO_LENGTH, local.length());
  }

  /** SNI carries no addresses (RFC 6066 section 3); without a name quiche looks for none. */
  private static String nameToSend(Errand errand) {
    return Identity.isAddress(errand.serverName()) ? null : errand.serverName();
  }

  /** Has it written; to be called before anything is sent. */
  void record(VisitLog log) {
    if (quiche.quiche_conn_set_keylog_path(connection, log.keys().toString()) == 0
        || quiche.quiche_conn_set_qlog_path(connection, log.qlog().toString(), QuicheStack.NAME, "")
            == 0) {
      throw new IllegalStateException("quiche: cannot write its logs beside " + log.qlog());
    }
  }

  /** Never null. */
  Pointer handle() {
    return connection;
  }

  /** Where to read a datagram into, for {@link #receive}. */
  ByteBuffer incoming() {
    return incoming.getByteBuffer(0, incoming.size());
  }

  /** Takes what was read; what is wrong with it shows in {@link #ownClose}. */
  void receive(int length) {
    quiche.quiche_conn_recv(connection, incoming, length, receiveInfo);
  }

  /** The next datagram to be sent; empty if there is none now. */
  Optional<ByteBuffer> next() {
    long length = quiche.quiche_conn_send(connection, outgoing, outgoing.size(), sendInfo);
    return length <= 0 ? Optional.empty() : Optional.of(outgoing.getByteBuffer(0, length));
  }

  /** Until a timer expires, in nanoseconds; as long as possible if none runs. */
  long timeout() {
    long nanos = quiche.quiche_conn_timeout_as_nanos(connection);
    return nanos < 0 ? Long.MAX_VALUE : nanos; // UINT64_MAX: none
  }

  /** Looks what timers have expired. */
  void onTimeout() {
    quiche.quiche_conn_on_timeout(connection);
  }

  boolean isEstablished() {
    return quiche.quiche_conn_is_established(connection) != 0;
  }

  boolean isClosed() {
    return quiche.quiche_conn_is_closed(connection) != 0;
  }

  Optional<QuicheClose> peerClose() {
    return QuicheClose.told(quiche::quiche_conn_peer_error, connection);
  }

  Optional<QuicheClose> ownClose() {
    return QuicheClose.told(quiche::quiche_conn_local_error, connection);
  }

  /** Closes it; what says so is still to be sent. */
  void close(boolean application, long code, String reason) {
    byte[] phrase = reason.getBytes(StandardCharsets.UTF_8);
    quiche.quiche_conn_close(connection, (byte) (application ? 1 : 0), code, phrase, phrase.length);
  }

  String protocol() {
    PointerByReference out = new PointerByReference();
    Memory length = new Memory(Long.BYTES);
    quiche.quiche_conn_application_proto(connection, out, length);
    return new String(octets(out, length), StandardCharsets.ISO_8859_1);
  }

  /** The peer's leaf certificate, DER; quiche keeps the others to itself. */
  byte[] certificate() {
    PointerByReference out = new PointerByReference();
    Memory length = new Memory(Long.BYTES);
    quiche.quiche_conn_peer_cert(connection, out, length);
    return octets(out, length);
  }

  /** Unidirectional streams that the peer still allows. */
  long streamsLeft() {
    return quiche.quiche_conn_peer_streams_left_uni(connection);
  }

  long lost() {
    Memory stats = new Memory(Quiche.STATS);
    stats.clear();
    quiche.quiche_conn_stats(connection, stats);
    return stats.getLong(Quiche.STATS_LOST);
  }

  /** Smoothed round-trip time of the first path in microseconds; -1 if it is not known. */
  long roundTrip() {
    Memory stats = new Memory(Quiche.PATH_STATS);
    stats.clear();
    return quiche.quiche_conn_path_stats(connection, 0, stats) == 0
        ? stats.getLong(Quiche.PATH_ROUND_TRIP) / 1_000
        : -1;
  }

  /** What a C function gave by pointer and length; at most a mebioctet. */
  static byte[] octets(PointerByReference out, Memory length) {
    long size = length.getLong(0);
    return out.getValue() == null || size <= 0 || size > MOST_OCTETS
        ? new byte[0]
        : out.getValue().getByteArray(0, (int) size);
  }

  @Override
  public void close() {
    quiche.quiche_conn_free(connection);
  }
}
