// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a qlog of version 0.3 must have (draft-ietf-quic-qlog-main-schema-04,
 * draft-ietf-quic-qlog-quic-events-03); written from the drafts, not from our writer.
 */
public final class QlogRules {
  private static final long UINT32 = 0xffff_ffffL;

  private static final Set<String> PACKET_TYPES =
      Set.of(
          "initial",
          "handshake",
          "0RTT",
          "1RTT",
          "retry",
          "version_negotiation",
          "stateless_reset",
          "unknown");

  /** Fields that an event of that name must have. */
  private static final Map<String, List<String>> EVENTS =
      Map.of(
          "connectivity:connection_started", List.of("src_ip", "dst_ip"),
          "connectivity:connection_closed", List.of(),
          "transport:version_information", List.of(),
          "transport:alpn_information", List.of(),
          "transport:parameters_set", List.of(),
          "transport:packet_sent", List.of("header"),
          "transport:packet_received", List.of("header"));

  /** Fields that a frame of that type must have, besides its type. */
  private static final Map<String, List<String>> FRAMES =
      Map.ofEntries(
          Map.entry("padding", List.of("payload_length")),
          Map.entry("ping", List.of()),
          Map.entry("ack", List.of("acked_ranges")),
          Map.entry("reset_stream", List.of("stream_id", "error_code", "final_size")),
          Map.entry("stop_sending", List.of("stream_id", "error_code")),
          Map.entry("crypto", List.of("offset", "length")),
          Map.entry("new_token", List.of("token")),
          Map.entry("stream", List.of("stream_id", "offset", "length")),
          Map.entry("max_data", List.of("maximum")),
          Map.entry("max_stream_data", List.of("stream_id", "maximum")),
          Map.entry("max_streams", List.of("stream_type", "maximum")),
          Map.entry("data_blocked", List.of("limit")),
          Map.entry("stream_data_blocked", List.of("stream_id", "limit")),
          Map.entry("streams_blocked", List.of("stream_type", "limit")),
          Map.entry(
              "new_connection_id", List.of("sequence_number", "retire_prior_to", "connection_id")),
          Map.entry("retire_connection_id", List.of("sequence_number")),
          Map.entry("path_challenge", List.of()),
          Map.entry("path_response", List.of()),
          Map.entry("connection_close", List.of()),
          Map.entry("handshake_done", List.of()),
          Map.entry("datagram", List.of()), // RFC 9221; quiche writes it so
          Map.entry("unknown", List.of("raw_frame_type")));

  private QlogRules() {}

  public static void keptBy(QlogFile qlog) {
    header(qlog.header());
    double last = 0;
    for (JsonNode event : qlog.events()) {
      assertThat(event.get("time").isNumber()).as("time of %s", event).isTrue();
      assertThat(event.get("time").asDouble())
          .as("times never go back")
          .isGreaterThanOrEqualTo(last);
      last = event.get("time").asDouble();
      String name = event.get("name").asText();
      assertThat(EVENTS).as("name of %s", event).containsKey(name);
      JsonNode data = event.get("data");
      EVENTS.get(name).forEach(field -> assertThat(data.has(field)).as(name + field).isTrue());
      if (name.startsWith("transport:packet_")) {
        packet(data);
      } else if (name.equals("transport:parameters_set")) {
        parameters(data);
      }
    }
  }

  private static void header(JsonNode header) {
    assertThat(header.get("qlog_version").asText()).isEqualTo("0.3");
    assertThat(header.get("qlog_format").asText()).isEqualTo("JSON-SEQ");
    JsonNode trace = header.get("trace");
    assertThat(trace.get("vantage_point").get("type").asText()).isIn("client", "server");
    assertThat(trace.get("common_fields").get("time_format").asText()).isEqualTo("relative");
    assertThat(trace.get("common_fields").get("reference_time").asDouble()).isPositive();
    assertThat(header.has("traces") || trace.has("events")).as("traces of other forms").isFalse();
  }

  private static void packet(JsonNode data) {
    JsonNode header = data.get("header");
    String type = header.get("packet_type").asText();
    assertThat(PACKET_TYPES).contains(type);
    if (!Set.of("retry", "version_negotiation").contains(type)) {
      assertThat(header.get("packet_number").asLong()).isNotNegative();
    }
    if (header.has("version")) {
      assertThat(header.get("version").asText()).matches("[0-9a-f]{8}");
    }
    for (String id : List.of("scid", "dcid")) {
      if (header.has(id)) {
        assertThat(header.get(id).asText()).as(id).matches("([0-9a-f]{2})*");
      }
    }
    JsonNode raw = data.get("raw");
    if (raw.has("payload_length")) {
      assertThat(raw.get("length").asLong()).isGreaterThan(raw.get("payload_length").asLong());
    }
    if (data.has("frames")) {
      QlogFile.each(data.get("frames")).forEach(QlogRules::frame);
    }
  }

  private static void frame(JsonNode frame) {
    String type = frame.get("frame_type").asText();
    assertThat(FRAMES).as("type of %s", frame).containsKey(type);
    FRAMES.get(type).forEach(field -> assertThat(frame.has(field)).as(type + field).isTrue());
    if (type.equals("ack")) {
      QlogFile.each(frame.get("acked_ranges")).forEach(QlogRules::range);
    } else if (type.equals("stream")) {
      assertThat(!frame.has("fin") || frame.get("fin").asBoolean()).as("fin, if set").isTrue();
    } else if (type.equals("connection_close")) {
      assertThat(frame.get("error_space").asText()).isIn("transport", "application");
    } else if (type.equals("new_token")) {
      assertThat(frame.get("token").isObject()).as("a token is an object").isTrue();
    } else if (type.endsWith("streams") || type.equals("streams_blocked")) {
      assertThat(frame.get("stream_type").asText()).isIn("unidirectional", "bidirectional");
    }
  }

  /** One number, or the lowest and the highest. */
  private static void range(JsonNode range) {
    assertThat(range.size()).as("numbers of %s", range).isBetween(1, 2);
    assertThat(range.get(0).asLong()).isNotNegative();
    if (range.size() == 2) {
      assertThat(range.get(1).asLong()).isGreaterThan(range.get(0).asLong());
    }
  }

  private static void parameters(JsonNode data) {
    assertThat(data.get("owner").asText()).isIn("local", "remote");
    for (String small : List.of("max_udp_payload_size", "active_connection_id_limit")) {
      if (data.has(small)) {
        assertThat(data.get(small).asLong()).as(small).isBetween(0L, UINT32);
      }
    }
    assertThat(data.has("stateless_reset_token")).as("a secret").isFalse();
  }
}
