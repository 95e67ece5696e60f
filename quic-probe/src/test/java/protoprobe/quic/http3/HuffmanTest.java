// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 7541 appendix C.4 and C.6. */
  @ParameterizedTest
  @CsvSource({
    "www.example.com, f1e3c2e5f23a6ba0ab90f4ff",
    "no-cache, a8eb10649cbf",
    "custom-key, 25a849e95ba97d7f",
    "custom-value, 25a849e95bb8e8b4bf",
    "302, 6402",
    "private, aec3771a4b",
    "https://www.example.com, 9d29ad171863c78f0b97c8e9ae82ae43d3"
  })
  void examples_of_the_standard(String text, String code) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(HEX.formatHex(Huffman.encode(octets))).isEqualTo(code);
    assertThat(Huffman.decode(HEX.parseHex(code))).hasValue(octets);
  }

  @Test
  void every_octet_is_read_as_it_was_written_alone_and_among_others() {
    Random random = new Random(7541);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[i < 256 ? 1 : random.nextInt(40)];
      random.nextBytes(octets);
      if (i < 256) {
        octets[0] = (byte) i;
      }
      assertThat(Huffman.decode(Huffman.encode(octets))).hasValue(octets);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "ff", // a whole octet of ones is too much to fill up with
        "1fff", // 'a', then eleven ones
        "18", // 'a', then zeros
        "fffffffc", // the end of a string in the middle
        "ffffffff", // the same, filled up
        "fe" // seven ones and a zero begin a code that does not end
      })
  void what_is_no_code_is_refused(String code) {
    assertThat(Huffman.decode(HEX.parseHex(code))).isEmpty();
  }

  @Test
  void nothing_is_nothing() {
    assertThat(Huffman.encode(new byte[0])).isEmpty();
    assertThat(Huffman.decode(new byte[0])).hasValue(new byte[0]);
  }
}
