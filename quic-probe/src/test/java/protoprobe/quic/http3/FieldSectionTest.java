// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

class FieldSectionTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** Each form with its octets, field by field. */
  static Stream<Object[]> lines() {
    return Stream.of(
        // RFC 9204 section 4.5.2: 1 T index(6)
        pair(new FieldLine.Indexed(true, 17), "d1"),
        pair(new FieldLine.Indexed(true, 98), "ff 23"),
        pair(new FieldLine.Indexed(false, 0), "80"),
        // 4.5.3: 0001 index(4), from appendix B.2
        pair(new FieldLine.PostBase(0), "10"),
        pair(new FieldLine.PostBase(1), "11"),
        // 4.5.4: 01 N T index(4), value; from appendix B.1
        pair(
            new FieldLine.NameOf(false, true, 1, Text.plain("/index.html")),
            "51 0b 2f696e6465782e68746d6c"),
        pair(new FieldLine.NameOf(true, false, 15, Text.plain("")), "6f 00 00"),
        // 4.5.5: 0000 N index(3), value
        pair(new FieldLine.NameOfPostBase(false, 6, Text.huffman("302")), "06 82 6402"),
        pair(new FieldLine.NameOfPostBase(true, 7, Text.plain("b")), "0f 00 01 62"),
        // 4.5.6: 001 N H length(3) name, H length(7) value
        pair(new FieldLine.Literal(false, Text.plain("ab"), Text.plain("c")), "22 6162 01 63"),
        pair(
            new FieldLine.Literal(true, Text.huffman("no-cache"), Text.huffman("302")),
            "3e a8eb10649cbf 82 6402"));
  }

  private static Object[] pair(FieldLine line, String octets) {
    return new Object[] {line, hex(octets)};
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_is_written_field_by_field_and_read_again(FieldLine line, byte[] octets) {
    assertThat(line.encode()).isEqualTo(octets);
    assertThat(FieldLine.read(new WireReader(octets))).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_cut_short_is_a_fault(FieldLine line, byte[] octets) {
    for (int length = 0; length < octets.length; length++) {
      byte[] cut = Arrays.copyOf(octets, length);
      assertThatThrownBy(() -> FieldLine.read(new WireReader(cut)))
          .as("%d octets of %s", length, line)
          .isInstanceOf(WireFault.class);
    }
  }

  /** RFC 7541 appendix C.1, whose integers QPACK has taken over. */
  @ParameterizedTest
  @CsvSource({"5, 10, 0a", "5, 1337, 1f9a0a", "8, 42, 2a", "7, 126, 7e", "7, 127, 7f00"})
  void integers_are_those_of_the_standard(int prefix, long value, String octets) {
    WireWriter out = new WireWriter();
    PrefixedInteger.write(out, 0, prefix, value);

    assertThat(out.toBytes()).isEqualTo(hex(octets));
    assertThat(PrefixedInteger.read(new WireReader(hex(octets)), prefix, "it")).isEqualTo(value);
  }

  @Test
  void integers_of_62_bits_are_read_and_no_more() {
    long most = (1L << 62) - 1;
    for (int prefix = 3; prefix <= 8; prefix++) {
      for (long value : new long[] {most, most - 1, 1L << 61, 300}) {
        WireWriter out = new WireWriter();
        PrefixedInteger.write(out, 0, prefix, value);
        assertThat(PrefixedInteger.read(new WireReader(out.toBytes()), prefix, "it"))
            .isEqualTo(value);
      }
      WireWriter tooMuch = new WireWriter();
      PrefixedInteger.write(tooMuch, 0, prefix, most + 1);
      int bits = prefix;
      assertThatThrownBy(() -> PrefixedInteger.read(new WireReader(tooMuch.toBytes()), bits, "it"))
          .isInstanceOf(WireFault.class)
          .hasMessageContaining("62 bits");
    }
  }

  @Test
  void an_integer_that_goes_on_for_ever_is_a_fault() {
    byte[] endless = new byte[1000];
    Arrays.fill(endless, (byte) 0x80);
    endless[0] = (byte) 0xff;

    assertThatThrownBy(() -> PrefixedInteger.read(new WireReader(endless), 8, "it"))
        .isInstanceOf(WireFault.class)
        .hasMessageContaining("does not end");
  }

  @Test
  void a_section_without_dynamic_table_begins_with_two_zeros() {
    assertThat(
            FieldSection.of(List.of(new Field(":method", "GET"), new Field(":status", "200")))
                .encode())
        .isEqualTo(hex("00 00 d1 d9"));
  }

  @Test
  void insert_count_and_base_are_written_and_read() {
    FieldSection section = new FieldSection(300, true, 2, List.of(new FieldLine.PostBase(0)));

    assertThat(section.encode()).isEqualTo(hex("ff 2d 82 10"));
    assertThat(FieldSection.decode(section.encode())).isEqualTo(section);
    assertThat(section.fields()).as("fields, of which one is in the dynamic table").isEmpty();
  }

  @Test
  void what_is_in_no_table_has_no_field() {
    assertThat(FieldSection.field(new FieldLine.Indexed(true, 99))).isEmpty();
    assertThat(FieldSection.field(new FieldLine.NameOf(false, true, 99, Text.plain("")))).isEmpty();
    assertThat(FieldSection.field(new FieldLine.NameOf(false, false, 0, Text.plain("")))).isEmpty();
  }

  @Test
  void wrong_octets_can_stand_for_a_line() {
    FieldSection wrong =
        FieldSection.ofLines(
            List.of(FieldLine.of(new Field(":path", "/")), new FieldLine.Raw(hex("ffff"))));

    assertThat(wrong.encode()).isEqualTo(hex("0000 c1 ffff"));
  }

  @Test
  void a_flood_of_lines_is_a_fault() {
    byte[] many = new byte[20_000];
    Arrays.fill(many, 2, many.length, (byte) 0xd1);

    assertThatThrownBy(() -> FieldSection.decode(many))
        .isInstanceOf(WireFault.class)
        .hasMessageContaining("16384 lines");
  }

  @Test
  void a_false_huffman_code_is_a_fault() {
    assertThatThrownBy(() -> FieldSection.decode(hex("0000 51 81 ff")))
        .isInstanceOf(WireFault.class)
        .hasMessageContaining("field value at octet 5: is no Huffman code");
  }

  static Stream<Object[]> instructions() {
    return Stream.of(
        // RFC 9204 appendix B.2, and section 4.3
        new Object[] {new EncoderInstruction.SetCapacity(220), "3fbd01"},
        new Object[] {
          new EncoderInstruction.InsertNameOf(true, 0, Text.plain("www.example.com")),
          "c0 0f 7777772e6578616d706c652e636f6d"
        },
        new Object[] {
          new EncoderInstruction.InsertNameOf(false, 1, Text.huffman("302")), "81 82 6402"
        },
        new Object[] {
          new EncoderInstruction.Insert(Text.plain("custom-key"), Text.plain("custom-value")),
          "4a 637573746f6d2d6b6579 0c 637573746f6d2d76616c7565"
        },
        new Object[] {new EncoderInstruction.Duplicate(2), "02"});
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void encoder_instructions_are_those_of_the_standard(EncoderInstruction each, String octets) {
    assertThat(each.encode()).isEqualTo(hex(octets));
    assertThat(EncoderInstruction.read(new WireReader(hex(octets)))).isEqualTo(each);
  }

  @Test
  void decoder_instructions_are_those_of_the_standard() {
    List<DecoderInstruction> all =
        List.of(
            new DecoderInstruction.Acknowledge(4),
            new DecoderInstruction.Cancel(8),
            new DecoderInstruction.Increment(1));
    List<String> octets = List.of("84", "48", "01"); // RFC 9204 appendix B.2, B.4 and B.3
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).encode()).isEqualTo(hex(octets.get(i)));
      assertThat(DecoderInstruction.read(new WireReader(hex(octets.get(i))))).isEqualTo(all.get(i));
    }
  }

  /** Whatever arrives, reading ends with lines or with a fault. */
  @Test
  void noise_is_read_or_refused() {
    Random random = new Random(9204);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      try {
        FieldSection section = FieldSection.decode(noise);
        assertThat(FieldSection.decode(section.encode())).isEqualTo(section);
        read++;
      } catch (WireFault refused) {
        assertThat(refused).hasMessageContaining("at octet");
      }
    }
    assertThat(read).as("some of it makes sense").isPositive();
  }
}
