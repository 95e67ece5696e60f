// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.kwik.core.log.NullLogger;
import tech.kwik.core.log.QLog;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;
import tech.kwik.core.packet.VersionNegotiationPacket;

/**
 * Writes the qlog that kwik's client does not: packets sent come by its QLog interface, packets
 * received by its logger only. Version 0.3 in JSON-SEQ, as quiche writes it.
 */
final class KwikLog extends NullLogger implements QLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char RECORD_SEPARATOR = 0x1e;
  private static final int LARGEST = 4 << 20;

  private final Instant began = Instant.now();
  private final StringBuilder text = new StringBuilder();
  private boolean retried;
  private boolean negotiated;

  KwikLog() {
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("vantage_point", Map.of("type", "client"));
    trace.put("title", KwikStack.NAME);
    trace.put("common_fields", Map.of("time_format", "relative"));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("qlog_version", "0.3");
    header.put("qlog_format", "JSON-SEQ");
    header.put("title", KwikStack.NAME);
    header.put("trace", trace);
    record(header);
  }

  synchronized String text() {
    return text.toString();
  }

  synchronized boolean isRetried() {
    return retried;
  }

  synchronized boolean isNegotiated() {
    return negotiated;
  }

  @Override
  public QLog getQLog() {
    return this;
  }

  @Override
  public synchronized void received(Instant at, int datagram, QuicPacket packet) {
    retried |= packet instanceof RetryPacket;
    negotiated |= packet instanceof VersionNegotiationPacket;
    packet("transport:packet_received", packet, at);
  }

  @Override
  public void emitPacketSentEvent(QuicPacket packet, Instant at) {
    packet("transport:packet_sent", packet, at);
  }

  @Override
  public void emitPacketSentEvent(List<QuicPacket> packets, Instant at) {
    packets.forEach(packet -> packet("transport:packet_sent", packet, at));
  }

  @Override
  public void emitConnectionCreatedEvent(Instant at) {}

  @Override
  public void emitPacketReceivedEvent(QuicPacket packet, Instant at) {}

  @Override
  public void emitPacketLostEvent(QuicPacket packet, Instant at) {
    packet("recovery:packet_lost", packet, at);
  }

  @Override
  public void emitConnectionTerminatedEvent() {}

  @Override
  public void emitCongestionControlMetrics(long window, long inFlight) {}

  @Override
  public void emitRttMetrics(int smoothed, int variance, int latest) {}

  @Override
  public void emitRecoveryMetrics(long one, long two, int three, int four, int five) {}

  @Override
  public void emitConnectionClosedEvent(Instant at) {}

  @Override
  public void emitConnectionClosedEvent(Instant at, long error, String reason) {}

  private void packet(String name, QuicPacket packet, Instant at) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("packet_type", type(packet));
    Long number = packet.getPacketNumber();
    if (number != null) {
      header.put("packet_number", number);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("header", header);
    data.put("frames", packet.getFrames().stream().map(KwikLog::frame).toList());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("time", Duration.between(began, at).toNanos() / 1e6);
    event.put("name", name);
    event.put("data", data);
    record(event);
  }

  /** RetryPacket and the like are told by their class. */
  private static String type(QuicPacket packet) {
    String name = packet.getClass().getSimpleName().replace("Packet", "");
    return switch (name) {
      case "ShortHeader" -> "1RTT";
      case "ZeroRtt" -> "0RTT";
      case "VersionNegotiation" -> "version_negotiation";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private static Map<String, Object> frame(Object frame) {
    String name = frame.getClass().getSimpleName().replace("Frame", "");
    return Map.of(
        "frame_type", name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
  }

  private synchronized void record(Map<String, Object> object) {
    if (text.length() > LARGEST) {
      return;
    }
    try {
      text.append(RECORD_SEPARATOR).append(JSON.writeValueAsString(object)).append('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("qlog event cannot be written", e);
    }
  }
}
