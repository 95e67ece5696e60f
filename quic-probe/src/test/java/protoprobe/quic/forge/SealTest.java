// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.Version;

class SealTest {
  private static final byte[] CLIENT = hex("8394c8f03e515708");
  private static final byte[] SERVER = hex("f067a5502a4262b5");
  private static final byte[] NONE = {};

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static PacketKeys keys(Version version) {
    return InitialKeys.of(version, CLIENT).server();
  }

  private static Packet packet(Level level, Version version) {
    return new Packet(level, version.number(), CLIENT, SERVER, NONE, 77, 2, 0, NONE)
        .carrying(List.of(new Frame.Ping(), new Frame.Padding(20)));
  }

  /** RFC 9001 appendix A.3, octet by octet. */
  @Test
  void the_servers_initial_of_the_specification() {
    byte[] expected =
        hex(
            "cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69"
                + "797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf"
                + "9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d2039"
                + "8c276456cbc42158407dd074ee");

    Sealed sealed = Sealed.split(expected, 8).get(0);
    Packet opened = sealed.open(keys(Version.V1), -1).orElseThrow();

    assertThat(opened.number()).isEqualTo(1);
    assertThat(opened.frames()).hasSize(2).first().isInstanceOf(Frame.Ack.class);
    assertThat(Seal.seal(opened, keys(Version.V1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void a_sealed_packet_opens_to_the_same(Level level) {
    for (Version version : Version.values()) {
      Packet sent = packet(level, version);
      List<Sealed> arrived = Sealed.split(Seal.seal(sent, keys(version)), CLIENT.length);

      assertThat(arrived).hasSize(1);
      Packet opened = arrived.get(0).open(keys(version), 76).orElseThrow();
      assertThat(opened.level()).isEqualTo(level);
      assertThat(opened.number()).isEqualTo(77);
      assertThat(opened.flipped()).isZero();
      assertThat(opened.payload()).isEqualTo(sent.payload());
    }
  }

  @Test
  void the_least_payload_is_padded_to_give_a_sample() {
    Packet ping = packet(Level.ONE_RTT, Version.V1).carrying(List.of(new Frame.Ping()));
    byte[] octets = Seal.seal(ping, keys(Version.V1));

    Optional<Packet> opened = Sealed.split(octets, CLIENT.length).get(0).open(keys(Version.V1), 76);

    assertThat(opened).isPresent();
    assertThat(opened.get().frames()).first().isInstanceOf(Frame.Ping.class);
  }

  @Test
  void wrong_bits_of_the_first_octet_arrive_as_sent() {
    Packet odd =
        packet(Level.HANDSHAKE, Version.V1).flipping(Packet.LONG_RESERVED | LongHeader.FIXED);

    Packet opened =
        Sealed.split(Seal.seal(odd, keys(Version.V1)), 8)
            .get(0)
            .open(keys(Version.V1), 76)
            .orElseThrow();

    assertThat(opened.flipped()).isEqualTo(Packet.LONG_RESERVED | LongHeader.FIXED);
  }

  @Test
  void a_forged_packet_does_not_open() {
    byte[] octets = Seal.seal(packet(Level.INITIAL, Version.V1), keys(Version.V1));
    octets[octets.length - 1] ^= 1;

    assertThat(Sealed.split(octets, 8).get(0).open(keys(Version.V1), 76)).isEmpty();
    assertThat(Sealed.split(new byte[] {0x40, 1, 2}, 1).get(0).open(keys(Version.V1), 0)).isEmpty();
  }

  @Test
  void a_datagram_may_hold_several_packets_and_noise_behind_them() {
    byte[] first = Seal.seal(packet(Level.INITIAL, Version.V1), keys(Version.V1));
    byte[] second = Seal.seal(packet(Level.HANDSHAKE, Version.V1), keys(Version.V1));
    byte[] datagram =
        ByteBuffer.allocate(first.length + second.length + 3)
            .put(first)
            .put(second)
            .put(new byte[] {(byte) 0xc0, 9, 9})
            .array();

    assertThat(Sealed.split(datagram, 8))
        .extracting(Sealed::level)
        .containsExactly(Level.INITIAL, Level.HANDSHAKE);
  }
}
