// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import protoprobe.quic.qlog.Qlog;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import tech.kwik.core.common.EncryptionLevel;
import tech.kwik.core.frame.ConnectionCloseFrame;
import tech.kwik.core.frame.CryptoFrame;
import tech.kwik.core.frame.QuicFrame;
import tech.kwik.core.frame.ResetStreamFrame;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.log.NullQLog;
import tech.kwik.core.log.QLog;
import tech.kwik.core.packet.InitialPacket;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;
import tech.kwik.core.packet.VersionNegotiationPacket;

/**
 * Listens to kwik and writes the qlog that its client does not: packets sent come by its QLog
 * interface, packets received by its logger. Both tell at once what kwik itself tells late: it
 * keeps a CONNECTION_CLOSE to itself for three probe time-outs.
 */
final class KwikLog extends NullLogger {
  /** So many packets are written down. */
  private static final int MOST_PACKETS = 20_000;

  /** So many of kwik's own words. */
  private static final int MOST_WORDS = 200;

  private static final String PAYLOAD = "Decrypted payload";
  private static final int REQUEST_STREAM = 0;

  private final Qlog qlog = new Qlog(KwikStack.NAME, Instant.now());
  private final ServerFlight flight = new ServerFlight();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Consumer<Fate> over;
  private volatile boolean helloWritten;
  private volatile boolean heard;
  private volatile boolean retried;
  private volatile Optional<Visit.Close> close = Optional.empty();
  private byte[] payload = {};
  private boolean parametersTold;
  private int packets;
  private int words;

  /**
   * @param over is told if the visit is
   */
  KwikLog(Consumer<Fate> over) {
    this.over = over;
  }

  /** The qlog so far. */
  synchronized String text() {
    return new String(qlog.toBytes(), StandardCharsets.UTF_8);
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

  /** Whether a Retry was followed. */
  boolean isRetried() {
    return retried;
  }

  /** The first CONNECTION_CLOSE that came. */
  Optional<Visit.Close> close() {
    return close;
  }

  /** Waits until our own CONNECTION_CLOSE was sent, so long at most. */
  void awaitLeaving(long millis) throws InterruptedException {
    left.await(millis, TimeUnit.MILLISECONDS);
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
    if (packet instanceof RetryPacket || packet instanceof VersionNegotiationPacket) {
      heard |= packet instanceof RetryPacket;
      qlog.event("transport:packet_received", KwikPacket.bare(packet), at);
      return;
    }
    heard = true;
    packet.getFrames().forEach(frame -> look(frame, packet.getEncryptionLevel()));
    if (packets++ < MOST_PACKETS) {
      qlog.packet(false, KwikPacket.received(packet, payload), at);
    }
    tellParameters(at);
  }

  private void look(QuicFrame frame, EncryptionLevel level) {
    if (frame instanceof CryptoFrame crypto && level == EncryptionLevel.Initial) {
      flight.initial(crypto.getOffset(), crypto.getStreamData());
    } else if (frame instanceof CryptoFrame crypto && level == EncryptionLevel.Handshake) {
      flight.handshake(crypto.getOffset(), crypto.getStreamData());
    } else if (frame instanceof ConnectionCloseFrame closing && close.isEmpty()) {
      close = Optional.of(close(closing));
      over.accept(Fate.closed(close.get()));
    } else if (frame instanceof ResetStreamFrame reset && reset.getStreamId() == REQUEST_STREAM) {
      over.accept(Fate.reset(reset.getErrorCode()));
    }
  }

  private static Visit.Close close(ConnectionCloseFrame frame) {
    return new Visit.Close(
        frame.getFrameType() == 0x1d,
        frame.getErrorCode(),
        frame.hasReasonPhrase() ? frame.getReasonPhrase() : "");
  }

  private void tellParameters(Instant at) {
    List<Field> parameters = parametersTold ? List.of() : flight.parameters();
    if (!parameters.isEmpty()) {
      parametersTold = true;
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("owner", "remote");
      data.put("tls_cipher", flight.cipher());
      parameters.forEach(each -> data.put(each.name(), each.value()));
      qlog.event("transport:parameters_set", data, at);
    }
  }

  private synchronized void sent(QuicPacket packet, Instant at) {
    retried |= packet instanceof InitialPacket initial && initial.getToken() != null;
    if (packets++ < MOST_PACKETS) {
      qlog.packet(true, KwikPacket.sent(packet), at);
    }
    if (packet.getFrames().stream().anyMatch(ConnectionCloseFrame.class::isInstance)) {
      left.countDown();
    }
  }

  @Override
  public void warn(String message) {
    say("generic:warning", message);
  }

  @Override
  public void error(String message) {
    say("generic:error", message);
  }

  @Override
  public void error(String message, Throwable thrown) {
    say("generic:error", message + ": " + thrown);
  }

  private synchronized void say(String name, String message) {
    if (words++ < MOST_WORDS) {
      qlog.event(name, Map.of("message", message), Instant.now());
    }
  }

  @Override
  public QLog getQLog() {
    return new NullQLog() {
      @Override
      public void emitPacketSentEvent(List<QuicPacket> all, Instant at) {
        all.forEach(packet -> sent(packet, at));
      }
    };
  }
}
