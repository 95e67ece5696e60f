// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.nio.ByteBuffer;
import java.util.List;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import tech.kwik.core.common.EncryptionLevel;
import tech.kwik.core.frame.QuicFrame;
import tech.kwik.core.packet.InitialPacket;
import tech.kwik.core.packet.LongHeaderPacket;
import tech.kwik.core.packet.QuicPacket;
import tech.kwik.core.packet.RetryPacket;

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
        packet.getDestinationConnectionId(),
        packet instanceof LongHeaderPacket both ? both.getSourceConnectionId() : NONE,
        token(packet),
        packet.getPacketNumber(),
        1,
        0,
        payload);
  }

  private static byte[] token(QuicPacket packet) {
    return packet instanceof InitialPacket initial && initial.getToken() != null
        ? initial.getToken()
        : NONE;
  }

  private static Level level(EncryptionLevel level) {
    return switch (level) {
      case Initial -> Level.INITIAL;
      case ZeroRTT -> Level.ZERO_RTT;
      case Handshake -> Level.HANDSHAKE;
      case App -> Level.ONE_RTT;
    };
  }

  /** What a Retry begins with; the first octet is not kept by kwik. */
  static LongHeader header(RetryPacket retry) {
    return new LongHeader(
        LongHeader.FORM,
        retry.getVersion().getId(),
        retry.getDestinationConnectionId(),
        retry.getSourceConnectionId());
  }
}
