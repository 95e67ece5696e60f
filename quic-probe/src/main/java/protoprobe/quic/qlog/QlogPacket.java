// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.qlog;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.FrameReader;
import protoprobe.quic.wire.Level;

/** Packets as qlog has them (draft-ietf-quic-qlog-quic-events-03, section 4 and appendix A.2). */
final class QlogPacket {
  private static final HexFormat HEX = HexFormat.of();

  private QlogPacket() {}

  /** Header, payload and frames, to which more may be added. */
  static Map<String, Object> data(Packet packet) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("header", header(packet));
    data.put("raw", Map.of("payload_length", packet.payload().length));
    data.put("frames", frames(packet));
    return data;
  }

  /** The same, with what is known of the datagram. */
  static Map<String, Object> data(Packet packet, Passage passage) {
    Map<String, Object> data = data(packet);
    Map<String, Object> raw = new LinkedHashMap<>();
    raw.put("length", passage.length());
    raw.put("payload_length", packet.payload().length);
    data.put("raw", raw);
    data.put("datagram_id", passage.datagram());
    if (passage.coalesced()) {
      data.put("is_coalesced", true);
    }
    return data;
  }

  private static Map<String, Object> header(Packet packet) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("packet_type", type(packet.level()));
    header.put("packet_number", packet.number());
    if (packet.level() != Level.ONE_RTT) {
      header.put("version", version(packet.version()));
      header.put("scil", packet.source().length);
      header.put("scid", HEX.formatHex(packet.source()));
    }
    header.put("dcil", packet.destination().length);
    header.put("dcid", HEX.formatHex(packet.destination()));
    if (packet.token().length > 0) {
      header.put("token", Map.of("length", packet.token().length)); // its octets are a secret
    }
    return header;
  }

  private static String type(Level level) {
    return switch (level) {
      case INITIAL -> "initial";
      case ZERO_RTT -> "0RTT";
      case HANDSHAKE -> "handshake";
      case ONE_RTT -> "1RTT";
    };
  }

  static String version(int number) {
    return "%08x".formatted(number);
  }

  private static List<Map<String, Object>> frames(Packet packet) {
    return FrameReader.readAsFarAsPossible(packet.payload()).stream().map(QlogFrame::of).toList();
  }
}
