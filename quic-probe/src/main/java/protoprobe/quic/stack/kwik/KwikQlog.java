// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.qlog.Passage;
import protoprobe.quic.qlog.Qlog;
import protoprobe.quic.qlog.QlogConnection;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameters;
import tech.kwik.core.impl.Version;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;
import tech.kwik.core.packet.VersionNegotiationPacket;

/** The qlog that kwik's client does not write. Not for several threads at once. */
final class KwikQlog {
  /** Flags, version, and the lengths of two connection ids (RFC 8999 section 5.1). */
  private static final int LONG_HEADER = 7;

  private final Qlog log = new Qlog(KwikStack.NAME, Instant.now());
  private Optional<QlogConnection> connection = Optional.empty();
  private boolean agreed;
  private long datagrams;
  private long arrival;
  private int arrived = -1;

  String text() {
    return new String(log.toBytes(), StandardCharsets.UTF_8);
  }

  /** A datagram that was sent. */
  void sent(List<QuicPacket> packets, Instant at) {
    datagrams++;
    for (QuicPacket each : packets) {
      Packet packet = KwikPacket.sent(each);
      if (connection.isEmpty()) {
        connection = Optional.of(log.connection(packet.destination()));
      }
      Passage passage = new Passage(datagrams, each.getSize(), packets.size() > 1);
      connection.get().packet(true, packet, passage, at);
      closed(true, packet.frames(), at);
    }
  }

  /**
   * A packet that was received.
   *
   * @param datagram kwik's number of it
   */
  void received(int datagram, QuicPacket packet, Packet ours, List<Frame> frames, Instant at) {
    Passage passage = passage(datagram, packet.getSize());
    connection.ifPresent(log -> log.packet(false, ours, passage, at));
    closed(false, frames, at);
  }

  private void closed(boolean local, List<Frame> frames, Instant at) {
    for (Frame frame : frames) {
      if (frame instanceof Frame.ConnectionClose close) {
        connection.ifPresent(log -> log.closed(local, close, at));
      }
    }
  }

  /** A Retry that was received. */
  void received(int datagram, RetryPacket retry, Instant at) {
    Passage passage = passage(datagram, retry.getSize());
    connection.ifPresent(
        log -> log.retry(KwikPacket.header(retry), retry.getRetryToken().length, passage, at));
  }

  /** A Version Negotiation packet that was received. */
  void received(int datagram, VersionNegotiationPacket packet, Instant at) {
    List<Integer> versions =
        packet.getServerSupportedVersions().stream().map(Version::getId).toList();
    int length =
        LONG_HEADER
            + packet.getDestinationConnectionId().length
            + packet.getSourceConnectionId().length
            + Integer.BYTES * versions.size();
    connection.ifPresent(log -> log.negotiation(versions, passage(datagram, length), at));
  }

  private Passage passage(int datagram, int length) {
    boolean another = datagram == arrived;
    if (!another) {
      arrived = datagram;
      arrival = ++datagrams;
    }
    return new Passage(arrival, length, another);
  }

  /** What both sides have agreed on, told once. */
  void agreed(int version, String protocol, TransportParameters peer, Instant at) {
    if (!agreed && connection.isPresent()) {
      agreed = true;
      connection.get().version(version, at);
      connection.get().alpn(protocol, at);
      connection.get().parameters(false, peer, at);
    }
  }
}
