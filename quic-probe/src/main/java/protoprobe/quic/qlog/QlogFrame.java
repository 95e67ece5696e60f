// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.wire.Frame;

/** Frames as qlog has them (draft-ietf-quic-qlog-quic-events-01, appendix A.10). */
final class QlogFrame {
  private QlogFrame() {}

  static Map<String, Object> of(Frame frame) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("frame_type", type(frame));
    if (frame instanceof Frame.Padding padding) {
      fields.put("payload_length", padding.count());
    } else if (frame instanceof Frame.Ack ack) {
      fields.put("acked_ranges", ranges(ack));
    } else if (frame instanceof Frame.Crypto crypto) {
      fields.put("offset", crypto.offset());
      fields.put("length", crypto.data().length);
    } else if (frame instanceof Frame.Stream stream) {
      fields.put("stream_id", stream.stream());
      fields.put("offset", stream.offset());
      fields.put("length", stream.data().length);
      fields.put("fin", stream.fin());
    } else if (frame instanceof Frame.ConnectionClose close) {
      fields.put("error_space", close.application() ? "application" : "transport");
      fields.put("raw_error_code", close.error());
      fields.put("reason", new String(close.reason(), StandardCharsets.UTF_8));
    } else {
      numbers(frame, fields);
    }
    return fields;
  }

  private static void numbers(Frame frame, Map<String, Object> fields) {
    if (frame instanceof Frame.ResetStream reset) {
      fields.put("stream_id", reset.stream());
      fields.put("error_code", reset.error());
      fields.put("final_size", reset.finalSize());
    } else if (frame instanceof Frame.StopSending stop) {
      fields.put("stream_id", stop.stream());
      fields.put("error_code", stop.error());
    } else if (frame instanceof Frame.MaxData max) {
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.MaxStreamData max) {
      fields.put("stream_id", max.stream());
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.MaxStreams max) {
      fields.put("stream_type", max.bidirectional() ? "bidirectional" : "unidirectional");
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.NewConnectionId id) {
      fields.put("sequence_number", id.sequence());
      fields.put("retire_prior_to", id.retirePriorTo());
      fields.put("connection_id_length", id.id().length);
    } else if (frame instanceof Frame.RetireConnectionId id) {
      fields.put("sequence_number", id.sequence());
    }
  }

  private static List<List<Long>> ranges(Frame.Ack ack) {
    List<List<Long>> ranges = new ArrayList<>();
    long high = ack.largest();
    long low = high - ack.firstRange();
    ranges.add(List.of(low, high));
    for (Frame.Ack.Range range : ack.ranges()) {
      high = low - range.gap() - 2;
      low = high - range.length();
      ranges.add(List.of(low, high));
    }
    return ranges;
  }

  private static String type(Frame frame) {
    if (frame instanceof Frame.Raw) {
      return "unknown";
    }
    return frame
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
