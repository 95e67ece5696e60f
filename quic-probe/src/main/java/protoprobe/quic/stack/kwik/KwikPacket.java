// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.Level;
import tech.kwik.core.common.EncryptionLevel;
import tech.kwik.core.frame.QuicFrame;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.VersionNegotiationPacket;

/** Packets of kwik 0.10.9 in our own words; these classes are no part of its interface. */
final class KwikPacket {
  private static final byte[] NONE = {};

  private KwikPacket() {}

  /** One that was sent: its frames are encoded once more. */
  static Packet sent(QuicPacket packet) {
    List<QuicFrame> frames = packet.getFrames();
    ByteBuffer payload =
        ByteBuffer.allocate(frames.stream().mapToInt(QuicFrame::getFrameLength).sum());
    frames.forEach(frame -> frame.serialize(payload));
    return of(packet, payload.array());
  }

  /**
   * One that was received.
   *
   * @param payload as decrypted; kwik does not encode frames that it has read
   */
  static Packet received(QuicPacket packet, byte[] payload) {
    return of(packet, payload);
  }

  private static Packet of(QuicPacket packet, byte[] payload) {
    return new Packet(
        level(packet.getEncryptionLevel()),
        packet.getVersion().getId(),
        NONE,
        NONE,
        NONE,
        packet.getPacketNumber(),
        1,
        0,
        payload);
  }

  private static Level level(EncryptionLevel level) {
    return switch (level) {
      case Initial -> Level.INITIAL;
      case ZeroRTT -> Level.ZERO_RTT;
      case Handshake -> Level.HANDSHAKE;
      case App -> Level.ONE_RTT;
    };
  }

  /** One without frames, as a qlog has it: Retry or Version Negotiation. */
  static Map<String, Object> bare(QuicPacket packet) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (packet instanceof VersionNegotiationPacket negotiation) {
      data.put("header", Map.of("packet_type", "version_negotiation"));
      data.put(
          "supported_versions",
          negotiation.getServerSupportedVersions().stream()
              .map(version -> "%08x".formatted(version.getId()))
              .toList());
    } else {
      data.put("header", Map.of("packet_type", "retry"));
    }
    return data;
  }
}
