// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameTest {
  private static final byte[] DATA = {1, 2, 3};
  private static final byte[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};

  /** Every frame with its octets, field by field. */
  static Stream<Object[]> frames() {
    return Stream.of(
        pair(new Frame.Padding(3), "00 00 00"),
        pair(new Frame.Ping(), "01"),
        pair(
            new Frame.Ack(100, 5, 2, List.of(new Frame.Ack.Range(1, 3)), List.of()),
            "02 4064 05 01 02 01 03"),
        pair(new Frame.Ack(1, 0, 0, List.of(), List.of(7L, 8L, 9L)), "03 01 00 00 00 07 08 09"),
        pair(new Frame.ResetStream(4, 0x10c, 70), "04 04 410c 4046"),
        pair(new Frame.StopSending(4, 0x10c), "05 04 410c"),
        pair(new Frame.Crypto(0, DATA), "06 00 03 010203"),
        pair(new Frame.NewToken(DATA), "07 03 010203"),
        pair(new Frame.Stream(0, 64, DATA, true), "0f 00 4040 03 010203"),
        pair(new Frame.Stream(8, 0, DATA, false), "0e 08 00 03 010203"),
        pair(new Frame.MaxData(16384), "10 80004000"),
        pair(new Frame.MaxStreamData(4, 5), "11 04 05"),
        pair(new Frame.MaxStreams(true, 9), "12 09"),
        pair(new Frame.MaxStreams(false, 9), "13 09"),
        pair(new Frame.DataBlocked(9), "14 09"),
        pair(new Frame.StreamDataBlocked(4, 9), "15 04 09"),
        pair(new Frame.StreamsBlocked(true, 9), "16 09"),
        pair(new Frame.StreamsBlocked(false, 9), "17 09"),
        pair(
            new Frame.NewConnectionId(1, 0, DATA, new byte[16]),
            "18 01 00 03 010203 00000000000000000000000000000000"),
        pair(new Frame.RetireConnectionId(1), "19 01"),
        pair(new Frame.PathChallenge(EIGHT), "1a 0102030405060708"),
        pair(new Frame.PathResponse(EIGHT), "1b 0102030405060708"),
        pair(new Frame.ConnectionClose(false, 0x0a, 6, DATA), "1c 0a 06 03 010203"),
        pair(new Frame.ConnectionClose(true, 0x100, 0, new byte[0]), "1d 4100 00"),
        pair(new Frame.HandshakeDone(), "1e"),
        pair(new Frame.Datagram(DATA), "31 03 010203"));
  }

  private static Object[] pair(Frame frame, String hex) {
    return new Object[] {frame, HexFormat.of().parseHex(hex.replace(" ", ""))};
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_is_written_field_by_field_and_read_again(Frame frame, byte[] octets) {
    assertThat(frame.encode()).isEqualTo(octets);
    assertThat(FrameReader.read(octets))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(frame);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_cut_short_is_a_fault(Frame frame, byte[] octets) {
    for (int length = 1; length < octets.length && !(frame instanceof Frame.Padding); length++) {
      byte[] cut = java.util.Arrays.copyOf(octets, length);
      assertThatThrownBy(() -> FrameReader.read(cut)).isInstanceOf(WireFault.class);
    }
  }

  @Test
  void frames_follow_each_other() {
    byte[] payload =
        new WireWriter()
            .raw(new Frame.Ping().encode())
            .raw(new Frame.Padding(2).encode())
            .raw(new Frame.Crypto(5, DATA).encode())
            .toBytes();
    assertThat(FrameReader.read(payload)).hasSize(3);
  }

  @Test
  void a_stream_frame_without_length_takes_the_rest() {
    assertThat(FrameReader.read(HexFormat.of().parseHex("0804010203")))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(new Frame.Stream(4, 0, DATA, false));
  }

  @Test
  void an_unknown_type_is_a_fault() {
    assertThatThrownBy(() -> FrameReader.read(new byte[] {0x1f}))
        .isInstanceOf(WireFault.class)
        .hasMessageContaining("0x1f is unknown");
  }

  @Test
  void only_some_frames_elicit_acknowledgements() {
    assertThat(new Frame.Ping().ackEliciting()).isTrue();
    assertThat(new Frame.Padding(1).ackEliciting()).isFalse();
    assertThat(new Frame.ConnectionClose(false, 0, 0, DATA).ackEliciting()).isFalse();
  }

  /** Whatever arrives, reading ends with frames or with a fault. */
  @Test
  void noise_is_read_or_refused() {
    Random random = new Random(9000);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      try {
        FrameReader.read(noise);
        read++;
      } catch (WireFault refused) {
        assertThat(refused).hasMessageContaining("at octet");
      }
    }
    assertThat(read).as("some of it makes sense").isPositive();
  }
}
