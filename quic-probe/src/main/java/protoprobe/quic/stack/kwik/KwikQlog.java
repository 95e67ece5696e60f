// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.qlog.Passage;
import protoprobe.quic.qlog.Qlog;
import protoprobe.quic.qlog.QlogConnection;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.VersionNegotiation;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;

/** The qlog that kwik's client does not write. Not for several threads at once. */
final class KwikQlog {
  private final Qlog log = new Qlog(KwikStack.NAME, Instant.now());
  private final List<Consumer<QlogConnection>> early = new ArrayList<>();
  private Optional<QlogConnection> connection = Optional.empty();
  private boolean begun;
  private boolean agreed;
  private long datagrams;
  private long arrival;
  private int arrived = -1;

  /** The log so far. */
  String text() {
    writeEarly();
    return new String(log.toBytes(), StandardCharsets.UTF_8);
  }

  /** Datagrams will be sent, the first of them to that id. */
  void begin(byte[] destination) {
    connection = Optional.of(log.connection(destination));
  }

  /** A datagram that was sent. */
  void sent(List<QuicPacket> packets, Instant at) {
    begun = true;
    datagrams++;
    for (QuicPacket each : packets) {
      Packet packet = KwikPacket.sent(each);
      Passage passage = new Passage(datagrams, each.getSize(), packets.size() > 1);
      write(trace -> trace.packet(true, packet, passage, at));
      closed(true, packet.frames(), at);
    }
    writeEarly();
  }

  /** An answer may be told before what it answers; it waits. */
  private void write(Consumer<QlogConnection> event) {
    if (begun) {
      connection.ifPresent(event);
    } else {
      early.add(event);
    }
  }

  private void writeEarly() {
    early.forEach(connection::ifPresent);
    early.clear();
  }

  /**
   * A packet that was received.
   *
   * @param datagram kwik's number of it
   */
  void received(int datagram, QuicPacket packet, Packet ours, List<Frame> frames, Instant at) {
    Passage passage = passage(datagram, packet.getSize());
    write(trace -> trace.packet(false, ours, passage, at));
    closed(false, frames, at);
  }

  private void closed(boolean local, List<Frame> frames, Instant at) {
    for (Frame frame : frames) {
      if (frame instanceof Frame.ConnectionClose close) {
        write(trace -> trace.closed(local, close, at));
      }
    }
  }

  /** A Retry that was received. */
  void received(int datagram, RetryPacket retry, Instant at) {
    Passage passage = passage(datagram, retry.getSize());
    write(
        trace -> trace.retry(KwikPacket.header(retry), retry.getRetryToken().length, passage, at));
  }

  /** A Version Negotiation packet that was received, of so many octets. */
  void received(VersionNegotiation packet, int length, Instant at) {
    Passage passage = new Passage(++datagrams, length, false);
    write(trace -> trace.negotiation(packet.versions(), passage, at));
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
    if (!agreed) {
      agreed = true;
      write(trace -> trace.version(version, at));
      write(trace -> trace.alpn(protocol, at));
      write(trace -> trace.parameters(false, peer, at));
    }
  }
}
