// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** Frames as qlog has them (draft-ietf-quic-qlog-quic-events-03, appendix A.13). */
final class QlogFrame {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_SHOWN = 64;

  private QlogFrame() {}

  static Map<String, Object> of(Frame frame) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("frame_type", type(frame));
    if (!data(frame, fields) && !streams(frame, fields) && !limits(frame, fields)) {
      connection(frame, fields);
    }
    return fields;
  }

  private static boolean data(Frame frame, Map<String, Object> fields) {
    if (frame instanceof Frame.Padding padding) {
      fields.put("payload_length", padding.count());
    } else if (frame instanceof Frame.Ack ack) {
      fields.put("acked_ranges", ranges(ack));
      if (ack.ecn().size() == 3) {
        fields.put("ect0", ack.ecn().get(0));
        fields.put("ect1", ack.ecn().get(1));
        fields.put("ce", ack.ecn().get(2));
      }
    } else if (frame instanceof Frame.Crypto crypto) {
      fields.put("offset", crypto.offset());
      fields.put("length", crypto.data().length);
    } else if (frame instanceof Frame.NewToken token) {
      fields.put("token", Map.of("type", "resumption", "length", token.token().length));
    } else if (frame instanceof Frame.Datagram datagram) {
      fields.put("length", datagram.data().length);
    } else if (frame instanceof Frame.Raw raw) {
      raw(raw.octets(), fields);
    } else {
      return false;
    }
    return true;
  }

  /** Its type, if that can be read; -1 would be no number of a frame. */
  private static void raw(byte[] octets, Map<String, Object> fields) {
    try {
      fields.put("raw_frame_type", new WireReader(octets).varInt("frame type"));
    } catch (WireFault half) {
      fields.put("raw_frame_type", octets.length == 0 ? 0 : octets[0] & 0xff);
    }
    fields.put("raw_length", octets.length);
    fields.put("raw", HEX.formatHex(Arrays.copyOf(octets, Math.min(octets.length, MOST_SHOWN))));
  }

  private static boolean streams(Frame frame, Map<String, Object> fields) {
    if (frame instanceof Frame.Stream stream) {
      fields.put("stream_id", stream.stream());
      fields.put("offset", stream.offset());
      fields.put("length", stream.data().length);
      if (stream.fin()) {
        fields.put("fin", true); // "MUST only be set if the value is true"
      }
    } else if (frame instanceof Frame.ResetStream reset) {
      fields.put("stream_id", reset.stream());
      fields.put("error_code", reset.error());
      fields.put("final_size", reset.finalSize());
    } else if (frame instanceof Frame.StopSending stop) {
      fields.put("stream_id", stop.stream());
      fields.put("error_code", stop.error());
    } else {
      return false;
    }
    return true;
  }

  private static boolean limits(Frame frame, Map<String, Object> fields) {
    if (frame instanceof Frame.MaxData max) {
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.MaxStreamData max) {
      fields.put("stream_id", max.stream());
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.MaxStreams max) {
      fields.put("stream_type", direction(max.bidirectional()));
      fields.put("maximum", max.maximum());
    } else if (frame instanceof Frame.DataBlocked blocked) {
      fields.put("limit", blocked.limit());
    } else if (frame instanceof Frame.StreamDataBlocked blocked) {
      fields.put("stream_id", blocked.stream());
      fields.put("limit", blocked.limit());
    } else if (frame instanceof Frame.StreamsBlocked blocked) {
      fields.put("stream_type", direction(blocked.bidirectional()));
      fields.put("limit", blocked.limit());
    } else {
      return false;
    }
    return true;
  }

  private static String direction(boolean bidirectional) {
    return bidirectional ? "bidirectional" : "unidirectional";
  }

  private static void connection(Frame frame, Map<String, Object> fields) {
    if (frame instanceof Frame.NewConnectionId id) {
      fields.put("sequence_number", id.sequence());
      fields.put("retire_prior_to", id.retirePriorTo());
      fields.put("connection_id_length", id.id().length);
      fields.put("connection_id", HEX.formatHex(id.id())); // its reset token is a secret
    } else if (frame instanceof Frame.RetireConnectionId id) {
      fields.put("sequence_number", id.sequence());
    } else if (frame instanceof Frame.PathChallenge path) {
      fields.put("data", HEX.formatHex(path.data()));
    } else if (frame instanceof Frame.PathResponse path) {
      fields.put("data", HEX.formatHex(path.data()));
    } else if (frame instanceof Frame.ConnectionClose close) {
      fields.put("error_space", close.application() ? "application" : "transport");
      fields.put("error_code", close.error());
      fields.put("raw_error_code", close.error());
      fields.put("reason", text(close.reason()));
      if (!close.application()) {
        fields.put("trigger_frame_type", close.frameType());
      }
    }
  }

  /** A reason phrase; what is no UTF-8 is replaced, and JSON escapes the rest. */
  static String text(byte[] reason) {
    return new String(reason, StandardCharsets.UTF_8);
  }

  /** What is below packet number 0, which is an error, is no range: its numbers are unsigned. */
  private static List<List<Long>> ranges(Frame.Ack ack) {
    List<List<Long>> ranges = new ArrayList<>();
    long high = ack.largest();
    long low = high - ack.firstRange();
    ranges.add(range(low, high));
    for (Frame.Ack.Range range : ack.ranges()) {
      high = low - range.gap() - 2;
      low = high - range.length();
      if (high < 0) {
        break;
      }
      ranges.add(range(low, high));
    }
    return ranges;
  }

  /** A single number stands for a range of one. */
  private static List<Long> range(long low, long high) {
    return low == high ? List.of(high) : List.of(Math.max(0, low), high);
  }

  private static String type(Frame frame) {
    return frame instanceof Frame.Raw
        ? "unknown"
        : frame
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .toLowerCase(Locale.ROOT);
  }
}
