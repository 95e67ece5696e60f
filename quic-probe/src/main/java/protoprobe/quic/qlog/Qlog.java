// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import protoprobe.quic.forge.Packet;

/**
 * A qlog in JSON-SEQ (RFC 7464), qlog version 0.3 (draft-ietf-quic-qlog-main-schema-04,
 * draft-ietf-quic-qlog-quic-events-03): a record separator and one JSON object a line, the header
 * first. The same form that quiche writes. Bounded; times never go back.
 */
public final class Qlog {
  private static final byte RECORD_SEPARATOR = 0x1e;
  private static final int MOST_OCTETS = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Instant began;
  private double last;
  private long leftOut;

  /**
   * A client's.
   *
   * @param title who writes it
   * @param began what its times are relative to
   */
  public Qlog(String title, Instant began) {
    this(title, "client", began);
  }

  /**
   * @param title who writes it
   * @param vantagePoint {@code client} or {@code server}
   * @param began what its times are relative to
   */
  public Qlog(String title, String vantagePoint, Instant began) {
    this.began = began;
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("protocol_type", "QUIC");
    common.put("time_format", "relative");
    common.put("reference_time", (double) began.toEpochMilli());
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("vantage_point", Map.of("type", vantagePoint));
    trace.put("title", title);
    trace.put("common_fields", common);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("qlog_version", "0.3");
    header.put("qlog_format", "JSON-SEQ");
    header.put("title", title);
    header.put("trace", trace);
    record(header);
  }

  /** A connection, of which there may be several in one file. */
  public QlogConnection connection(byte[] originalDestination) {
    return new QlogConnection(this, originalDestination);
  }

  /** A packet that was sent or received, if there is one connection only. */
  public void packet(boolean sent, Packet packet, Instant at) {
    event(
        sent ? "transport:packet_sent" : "transport:packet_received",
        () -> QlogPacket.data(packet),
        at,
        "");
  }

  /**
   * An event.
   *
   * @param group names the connection; empty if there is none
   */
  void event(String name, Supplier<Map<String, Object>> data, Instant at, String group) {
    if (out.size() > MOST_OCTETS) {
      leftOut++;
      return;
    }
    last = Math.max(last, Duration.between(began, at).toNanos() / 1e6);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("time", last);
    event.put("name", name);
    event.put("data", data.get());
    if (!group.isEmpty()) {
      event.put("group_id", group);
    }
    record(event);
  }

  /** How many events were not written, because there were too many. */
  public long leftOut() {
    return leftOut;
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
