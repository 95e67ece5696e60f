// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexDumpTest {
  @Test
  void lineHasOffsetOctetsAndText() {
    byte[] octets = "GET / HTTP/1.1\r\nHost: \u00ff\u001b~".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(HexDump.of(octets))
        .isEqualTo(
            "0000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|\n"
                + "0010  48 6f 73 74 3a 20 ff 1b  7e                       |Host: ..~|\n");
  }

  @Test
  void nothingForNoOctets() {
    assertThat(HexDump.of(new byte[0])).isEmpty();
  }

  @Test
  void offsetsGrowBeyondFourDigits() {
    assertThat(HexDump.of(new byte[0x10001]).lines().reduce((a, b) -> b))
        .hasValueSatisfying(last -> assertThat(last).startsWith("10000  00 "));
  }
}
