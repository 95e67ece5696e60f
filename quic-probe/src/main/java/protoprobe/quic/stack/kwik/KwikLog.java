// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.FrameReader;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.VersionNegotiation;
import tech.kwik.core.frame.ConnectionCloseFrame;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.log.NullQLog;
import tech.kwik.core.log.QLog;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;
import tech.kwik.core.packet.VersionNegotiationPacket;

/**
 * Listens to kwik: packets sent come by its QLog interface, packets received by its logger. Both
 * tell at once what kwik itself tells late: it keeps a CONNECTION_CLOSE to itself for three probe
 * time-outs.
 */
final class KwikLog extends NullLogger {
  private static final String PAYLOAD = "Decrypted payload";
  private static final int REQUEST_STREAM = 0;

  private final KwikQlog qlog = new KwikQlog();
  private final ServerFlight flight = new ServerFlight();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Consumer<Fate> over;
  private volatile boolean helloWritten;
  private volatile boolean heard;
  private volatile Optional<Visit.Close> close = Optional.empty();
  private byte[] payload = {};

  /**
   * @param over is told if the visit is
   */
  KwikLog(Consumer<Fate> over) {
    this.over = over;
  }

  /** The qlog so far. */
  synchronized String text() {
    return qlog.text();
  }

  ServerFlight flight() {
    return flight;
  }

  /** Whether the ClientHello was handed over to be sent. */
  boolean isHelloWritten() {
    return helloWritten;
  }

  /** Whether a packet was understood, other than of version negotiation. */
  boolean isHeard() {
    return heard;
  }

  /** The first CONNECTION_CLOSE that came. */
  Optional<Visit.Close> close() {
    return close;
  }

  /** Waits until our own CONNECTION_CLOSE was sent, so long at most. */
  void awaitLeaving(long millis) throws InterruptedException {
    left.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Datagrams will be sent, the first of them to that id. */
  synchronized void begin(byte[] destination) {
    qlog.begin(destination);
  }

  /** A Version Negotiation packet came, of so many octets. */
  synchronized void negotiated(VersionNegotiation packet, int length) {
    qlog.received(packet, length, Instant.now());
  }

  @Override
  public void sentPacketInfo(String info) {
    helloWritten = true;
  }

  /** What kwik reads the next packet's frames from; it is told in the thread that receives. */
  @Override
  public synchronized void decrypted(String message, byte[] data) {
    if (message.equals(PAYLOAD)) {
      payload = data;
    }
  }

  @Override
  public synchronized void received(Instant at, int datagram, QuicPacket packet) {
    if (packet instanceof VersionNegotiationPacket) {
      return; // told by negotiated()
    }
    heard = true;
    if (packet instanceof RetryPacket retry) {
      qlog.received(datagram, retry, at);
      return;
    }
    Packet ours = KwikPacket.received(packet, payload);
    List<Frame> frames = FrameReader.readAsFarAsPossible(payload);
    qlog.received(datagram, packet, ours, frames, at);
    frames.forEach(frame -> look(frame, ours.level()));
    if (ours.level() == Level.HANDSHAKE) {
      flight.parameters().ifPresent(all -> qlog.agreed(ours.version(), flight.protocol(), all, at));
    }
  }

  private void look(Frame frame, Level level) {
    if (frame instanceof Frame.Crypto crypto && level != Level.ONE_RTT) {
      flight.add(level, crypto);
    } else if (frame instanceof Frame.ConnectionClose closing && close.isEmpty()) {
      String phrase = new String(closing.reason(), StandardCharsets.UTF_8);
      close = Optional.of(new Visit.Close(closing.application(), closing.error(), phrase));
      over.accept(Fate.closed(close.get()));
    } else if (frame instanceof Frame.ResetStream reset && reset.stream() == REQUEST_STREAM) {
      over.accept(Fate.reset(reset.error()));
    }
  }

  private synchronized void sent(List<QuicPacket> packets, Instant at) {
    qlog.sent(packets, at);
    for (QuicPacket packet : packets) {
      if (packet.getFrames().stream().anyMatch(ConnectionCloseFrame.class::isInstance)) {
        left.countDown();
      }
    }
  }

  @Override
  public QLog getQLog() {
    return new NullQLog() {
      @Override
      public void emitPacketSentEvent(List<QuicPacket> packets, Instant at) {
        sent(packets, at);
      }
    };
  }
}
