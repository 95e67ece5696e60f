// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http3.Http3ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireWriter;

class Http3FrameTest {
  private static final byte[] DATA = {1, 2, 3};

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** Every frame with its octets: type, length, payload. */
  static Stream<Object[]> frames() {
    return Stream.of(
        pair(new Http3Frame.Data(DATA), "00 03 010203"),
        pair(new Http3Frame.Data(new byte[0]), "00 00"),
        pair(Http3Frame.Headers.of(new Field(":method", "GET")), "01 03 0000d1"),
        pair(new Http3Frame.CancelPush(64), "03 02 4040"),
        pair(
            Http3Frame.Settings.of(new Setting(6, 16384), new Setting(0x33, 1)),
            "04 07 06 80004000 33 01"),
        pair(Http3Frame.Settings.of(), "04 00"),
        pair(new Http3Frame.PushPromise(5, DATA), "05 04 05 010203"),
        pair(new Http3Frame.GoAway(4), "07 01 04"),
        pair(new Http3Frame.MaxPushId(9), "0d 01 09"),
        pair(new Http3Frame.PriorityUpdate(false, 4, DATA), "800f0700 04 04 010203"),
        pair(new Http3Frame.PriorityUpdate(true, 1, DATA), "800f0701 04 01 010203"),
        pair(new Http3Frame.Other(0x21, DATA), "21 03 010203"),
        pair(new Http3Frame.Other(0x06, new byte[0]), "06 00"));
  }

  private static Object[] pair(Http3Frame frame, String octets) {
    return new Object[] {frame, hex(octets)};
  }

  private static List<Http3Frame> read(Http3FrameReader reader) {
    List<Http3Frame> frames = new ArrayList<>();
    for (Optional<Http3Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
      frames.add(next.get());
    }
    return frames;
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_is_written_field_by_field_and_read_octet_by_octet(Http3Frame frame, byte[] octets) {
    assertThat(frame.encode()).isEqualTo(octets);
    Http3FrameReader reader = new Http3FrameReader();
    for (int i = 0; i < octets.length; i++) {
      assertThat(reader.next()).as("after %d octets", i).isEmpty();
      assertThat(reader.isWithin()).isEqualTo(i > 0);
      reader.add(new byte[] {octets[i]});
    }
    assertThat(read(reader)).usingRecursiveFieldByFieldElementComparator().containsExactly(frame);
    assertThat(reader.isWithin()).isFalse();
  }

  /** Cut anywhere, the frames are the same. */
  @Test
  void frames_follow_each_other_in_any_pieces() {
    WireWriter all = new WireWriter();
    List<Http3Frame> frames = frames().map(pair -> (Http3Frame) pair[0]).toList();
    frames.forEach(frame -> all.raw(frame.encode()));
    Random random = new Random(9114);
    for (int i = 0; i < 500; i++) {
      Http3FrameReader reader = new Http3FrameReader();
      List<Http3Frame> got = new ArrayList<>();
      byte[] octets = all.toBytes();
      while (octets.length > 0) {
        int cut = 1 + random.nextInt(Math.min(9, octets.length));
        reader.add(Arrays.copyOf(octets, cut));
        octets = Arrays.copyOfRange(octets, cut, octets.length);
        got.addAll(read(reader));
      }
      assertThat(got).usingRecursiveFieldByFieldElementComparator().isEqualTo(frames);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "03 00", // CANCEL_PUSH without id
        "07 02 0404", // GOAWAY with an octet behind its id
        "0d 01 40", // MAX_PUSH_ID with half an id
        "04 01 06", // SETTINGS with half a setting
        "05 00", // PUSH_PROMISE without id
        "01 80100001", // HEADERS of more than 1 MiB
        "21 ffffffffffffffff" // an unknown type of 2^62-1 octets
      })
  void what_does_not_keep_to_its_length_is_a_fault(String octets) {
    Http3FrameReader reader = new Http3FrameReader();
    reader.add(hex("00 01 61"));
    reader.add(hex(octets));

    assertThat(reader.next()).as("the frame before it").isPresent();
    assertThatThrownBy(reader::next).isInstanceOf(WireFault.class);
  }

  @Test
  void long_data_come_in_pieces() {
    Http3FrameReader reader = new Http3FrameReader();
    long length = 3L * Http3FrameReader.MOST + 7;
    reader.add(new WireWriter().varInt(0).varInt(length).toBytes());
    long came = 0;
    byte[] some = new byte[100_000];
    for (long left = length; left > 0; left -= some.length) {
      reader.add(left < some.length ? Arrays.copyOf(some, (int) left) : some);
      for (Http3Frame each : read(reader)) {
        assertThat(each.payload().length).isBetween(1, Http3FrameReader.MOST);
        came += each.payload().length;
      }
    }
    assertThat(came).isEqualTo(length);
    assertThat(reader.isWithin()).isFalse();
  }

  @Test
  void wrong_frames_can_be_said() {
    byte[] half = hex("01 0a 00");

    assertThat(new Http3Frame.Raw(half).encode()).isEqualTo(half);
    assertThat(Http3Frame.Settings.of(new Setting(6, 1), new Setting(6, 1)).encode())
        .as("the same setting twice")
        .isEqualTo(hex("04 04 0601 0601"));
  }

  @Test
  void noise_is_read_or_refused() {
    Random random = new Random(9114);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      Http3FrameReader reader = new Http3FrameReader();
      reader.add(noise);
      try {
        read += read(reader).size();
      } catch (WireFault refused) {
        assertThat(refused).hasMessageContaining("at octet");
      }
    }
    assertThat(read).as("some of it makes sense").isPositive();
  }

  /** Netty has been told the numbers by somebody else. */
  @Test
  void error_codes_are_netty_s() {
    for (Http3ErrorCode theirs : Http3ErrorCode.values()) {
      assertThat(Http3Error.of(theirs.code()))
          .as("%s", theirs)
          .hasValue(Http3Error.valueOf(theirs.name()));
    }
    assertThat(Http3Error.values()).hasSameSizeAs(Http3ErrorCode.values());
    assertThat(Http3Error.describe(0x105)).isEqualTo("0x105 H3_FRAME_UNEXPECTED");
    assertThat(Http3Error.describe(0x21)).isEqualTo("0x21 reserved");
    assertThat(Http3Error.describe(0x111)).isEqualTo("0x111");
  }

  @Test
  void reserved_numbers_are_every_31st_from_33_on() {
    assertThat(Reserved.number(0)).isEqualTo(0x21);
    assertThat(Reserved.number(1000)).matches(Reserved::is);
    assertThat(Stream.of(0L, 0x20L, 0x22L, 0x3fL).filter(Reserved::is)).isEmpty();
    assertThat(Reserved.is(0x40)).isTrue();
  }

  @Test
  void the_type_of_a_stream_is_known_once_it_is_whole() {
    assertThat(StreamType.of(hex(""))).isEmpty();
    assertThat(StreamType.of(hex("40"))).isEmpty();
    assertThat(StreamType.of(hex("4054"))).hasValue(0x54);
    assertThat(StreamType.of(StreamType.encode(StreamType.QPACK_DECODER))).hasValue(3);
  }
}
