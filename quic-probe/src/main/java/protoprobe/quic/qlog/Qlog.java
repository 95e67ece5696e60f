// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.WireFault;

/**
 * A qlog of a client in JSON-SEQ, qlog version 0.3 (draft-ietf-quic-qlog-main-schema-02): a record
 * separator and one JSON object a line, the header first. The same form that quiche writes.
 */
public final class Qlog {
  private static final byte RECORD_SEPARATOR = 0x1e;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Instant began;

  /**
   * @param title who writes it
   * @param began what its times are relative to
   */
  public Qlog(String title, Instant began) {
    this.began = began;
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("vantage_point", Map.of("type", "client"));
    trace.put("title", title);
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("time_format", "relative");
    common.put("reference_time", (double) began.toEpochMilli());
    trace.put("common_fields", common);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("qlog_version", "0.3");
    header.put("qlog_format", "JSON-SEQ");
    header.put("title", title);
    header.put("trace", trace);
    record(header);
  }

  /** A packet that was sent or received. */
  public void packet(boolean sent, Packet packet, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("packet_type", type(packet));
    header.put("packet_number", packet.number());
    data.put("header", header);
    data.put("raw", Map.of("payload_length", packet.payload().length));
    data.put("frames", frames(packet));
    event(sent ? "transport:packet_sent" : "transport:packet_received", data, at);
  }

  /**
   * Anything else.
   *
   * @param name category and type, such as {@code transport:parameters_set}
   */
  public void event(String name, Map<String, Object> data, Instant at) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("time", Duration.between(began, at).toNanos() / 1e6);
    event.put("name", name);
    event.put("data", data);
    record(event);
  }

  private static String type(Packet packet) {
    return switch (packet.level()) {
      case INITIAL -> "initial";
      case ZERO_RTT -> "0RTT";
      case HANDSHAKE -> "handshake";
      case ONE_RTT -> "1RTT";
    };
  }

  private static List<Map<String, Object>> frames(Packet packet) {
    try {
      return packet.frames().stream().map(QlogFrame::of).toList();
    } catch (WireFault broken) {
      return List.of(Map.of("frame_type", "unknown", "raw_length", packet.payload().length));
    }
  }

  private void record(Map<String, Object> object) {
    try {
      out.write(RECORD_SEPARATOR);
      out.writeBytes(JSON.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("qlog event cannot be written", e);
    }
  }

  /** The log so far. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
