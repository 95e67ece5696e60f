// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import protoprobe.kit.testing.PcapngFile;

class PcapngTest {
  private static final Instant AT = Instant.parse("2026-11-25T12:34:56.123456789Z");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  @Test
  void a_file_is_written_block_by_block() {
    byte[] file = new Pcapng("so").secrets("A b c\n").packet(AT, new byte[] {1, 2, 3}).toBytes();

    long nanos = AT.getEpochSecond() * 1_000_000_000L + AT.getNano();
    assertThat(file)
        .isEqualTo(
            hex(
                // section header: length, magic, 1.0, unknown size, comment "so", end of options
                "0a0d0d0a 28000000 4d3c2b1a 0100 0000 ffffffffffffffff"
                    + "0100 0200 736f0000 0000 0000 28000000"
                    // interface: raw IP, no limit, if_tsresol 9, end of options
                    + "01000000 20000000 6500 0000 00000000 0900 0100 09000000 0000 0000 20000000"
                    // decryption secrets: "TLSK", 6 octets, filled up to 8
                    + "0a000000 1c000000 4b534c54 06000000 412062 20630a 0000 1c000000"
                    // enhanced packet: interface 0, time high and low, captured, original, octets
                    + "06000000 24000000 00000000"
                    + little((int) (nanos >>> 32))
                    + little((int) nanos)
                    + "03000000 03000000 010203 00 24000000"));
  }

  private static String little(int value) {
    return "%08x".formatted(Integer.reverseBytes(value));
  }

  @Test
  void a_file_is_read_as_it_was_written() {
    PcapngFile file =
        PcapngFile.read(
            new Pcapng("a comment; äöü")
                .secrets("LABEL 00 01\nLABEL 02 03\n")
                .packet(AT, new byte[] {7})
                .packet(AT.plusNanos(1), new byte[65_535])
                .toBytes());

    assertThat(file.comment()).isEqualTo("a comment; äöü");
    assertThat(file.linkType()).as("LINKTYPE_RAW").isEqualTo(101);
    assertThat(file.secrets()).containsExactly("LABEL 00 01\nLABEL 02 03\n");
    assertThat(file.packets()).hasSize(2);
    assertThat(file.packets().get(0).at()).isEqualTo(AT);
    assertThat(file.packets().get(1).at()).isEqualTo(AT.plusNanos(1));
    assertThat(file.packets().get(1).octets()).hasSize(65_535);
  }

  @Test
  void a_file_without_anything_is_one_all_the_same() {
    PcapngFile file = PcapngFile.read(new Pcapng("").toBytes());

    assertThat(file.packets()).isEmpty();
    assertThat(file.secrets()).isEmpty();
  }
}
