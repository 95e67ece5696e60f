// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 9000 appendices A.1 to A.3, and the edges. */
class VarIntTest {
  @ParameterizedTest
  @CsvSource({
    "c2197c5eff14e88c, 151288809941952652",
    "9d7f3e7d, 494878333",
    "7bbd, 15293",
    "25, 37",
    "4025, 37",
    "ffffffffffffffff, 4611686018427387903",
    "00, 0"
  })
  void integers_are_read(String hex, long value) {
    byte[] octets = HexFormat.of().parseHex(hex);
    assertThat(new WireReader(octets).varInt("example")).isEqualTo(value);
    assertThat(VarInt.encode(value, octets.length)).isEqualTo(octets);
  }

  @Test
  void the_shortest_form_is_written() {
    assertThat(new WireWriter().varInt(63).varInt(64).varInt(16383).varInt(16384).toBytes())
        .asHexString()
        .isEqualTo("3F40407FFF80004000");
  }

  @Test
  void what_fits_no_62_bits_is_refused() {
    assertThatThrownBy(() -> VarInt.length(VarInt.MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VarInt.length(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_is_read_beyond_the_end() {
    assertThatThrownBy(() -> new WireReader(new byte[] {(byte) 0xc0, 0}).varInt("length"))
        .isInstanceOf(WireFault.class)
        .hasMessage("length at octet 0: needs 8 octets, 2 are left");
  }

  @ParameterizedTest
  @CsvSource({"0xac5c02, 0xabe8b3, 2", "0xace8fe, 0xabe8b3, 3", "0, -1, 1", "300, 299, 1"})
  void a_packet_number_is_cut_to_what_is_needed(long number, long acknowledged, int length) {
    assertThat(PacketNumber.length(number, acknowledged)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({
    "0xa82f30ea, 0x9b32, 2, 0xa82f9b32",
    "-1, 0, 1, 0",
    "255, 0, 1, 256",
    "0x1ff, 0xff, 1, 0x1ff",
    "300, 44, 1, 300"
  })
  void a_packet_number_is_found_again(long largest, long truncated, int length, long meant) {
    assertThat(PacketNumber.expand(largest, truncated, length)).isEqualTo(meant);
  }
}
