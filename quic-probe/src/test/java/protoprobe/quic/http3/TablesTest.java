// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.kwik.qpack.Decoder;

/** The tables are those of two implementations that others wrote: kwik's, and Netty's two. */
class TablesTest {
  private static final String NETTY = "io.netty.handler.codec.";
  private static final int OCTETS = 256;

  /** A class of Netty's that is not public. */
  private static Class<?> netty(String name) throws ReflectiveOperationException {
    return Class.forName(NETTY + name);
  }

  private static <A extends AccessibleObject> A open(A member) {
    member.setAccessible(true);
    return member;
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = open(type.getDeclaredConstructor());
    return constructor.newInstance();
  }

  private static List<Map.Entry<String, String>> byKwik(byte[] section) throws IOException {
    return Decoder.newBuilder().build().decodeStream(new ByteArrayInputStream(section));
  }

  private static byte[] sectionOf(FieldLine... lines) {
    return FieldSection.ofLines(List.of(lines)).encode();
  }

  /**
   * RFC 9204 appendix A has a space in entries 57 and 58, as nghttp3, quiche and quic-go do; kwik's
   * qpack 2.0.1 has none behind their first semicolon.
   */
  @Test
  void every_static_entry_is_kwik_s_except_two() throws IOException {
    FieldLine[] all =
        IntStream.range(0, 99)
            .mapToObj(i -> new FieldLine.Indexed(true, i))
            .toArray(FieldLine[]::new);
    List<Field> theirs =
        byKwik(sectionOf(all)).stream()
            .map(entry -> new Field(entry.getKey(), entry.getValue()))
            .toList();

    assertThat(differences(theirs)).containsOnlyKeys(57, 58);
    assertThat(theirs.get(57).value()).isEqualTo("max-age=31536000;includesubdomains");
  }

  /** Likewise; Netty 4.2.18 leaves out the spaces behind the semicolons of four entries. */
  @Test
  void every_static_entry_is_netty_s_except_four() throws ReflectiveOperationException {
    Method entry = open(netty("http3.QpackStaticTable").getDeclaredMethod("getField", int.class));
    Class<?> field = netty("http3.QpackHeaderField");
    List<Field> theirs = new ArrayList<>();
    for (int i = 0; i < StaticTable.size(); i++) {
      Object one = entry.invoke(null, i);
      String name = open(field.getDeclaredField("name")).get(one).toString();
      theirs.add(new Field(name, open(field.getDeclaredField("value")).get(one).toString()));
    }

    assertThat(differences(theirs)).containsOnlyKeys(52, 57, 58, 85);
    assertThat(theirs.get(52).value()).isEqualTo("text/html;charset=utf-8");
  }

  private static Map<Integer, Field> differences(List<Field> theirs) {
    Map<Integer, Field> different = new TreeMap<>();
    for (int i = 0; i < theirs.size(); i++) {
      Field ours = StaticTable.entry(i).orElseThrow();
      if (!ours.equals(theirs.get(i))) {
        different.put(i, theirs.get(i));
        assertThat(theirs.get(i).toString().replace(" ", ""))
            .as("entry %d without spaces", i)
            .isEqualTo(ours.toString().replace(" ", ""));
      }
    }
    return different;
  }

  @Test
  void there_are_99() {
    assertThat(StaticTable.size()).isEqualTo(99);
    assertThat(StaticTable.entry(99)).isEmpty();
    assertThat(StaticTable.entry(-1)).isEmpty();
  }

  @Test
  void every_octet_has_netty_s_code() throws ReflectiveOperationException {
    for (String which : List.of("http2.HpackHuffmanEncoder", "http3.QpackHuffmanEncoder")) {
      Class<?> type = netty(which);
      Object encoder = make(type);
      Method encode = open(type.getDeclaredMethod("encode", ByteBuf.class, CharSequence.class));
      for (int i = 0; i < OCTETS; i++) {
        // one octet more on both sides, so that its code is seen at another place, too
        byte[] octets = {(byte) i, 'a', (byte) i};
        ByteBuf out = Unpooled.buffer();
        encode.invoke(encoder, out, new AsciiString(octets));

        assertThat(Huffman.encode(octets))
            .as("code of %d by %s", i, which)
            .isEqualTo(ByteBufUtil.getBytes(out));
      }
    }
  }

  @Test
  void every_octet_is_read_by_kwik() throws IOException {
    for (int i = 0; i < 128; i++) {
      String text = "" + (char) i + "a" + (char) i;

      assertThat(
              byKwik(
                  sectionOf(new FieldLine.Literal(false, Text.huffman("x"), Text.huffman(text)))))
          .as("octet %d", i)
          .containsExactly(Map.entry("x", text));
    }
  }

  /** They encode, we decode. */
  @Test
  void what_kwik_writes_is_read() {
    List<Map.Entry<String, String>> fields =
        List.of(
            Map.entry(":method", "GET"),
            Map.entry(":path", "/a?b=c"),
            Map.entry("x-unknown", "y".repeat(300)),
            Map.entry("accept", "*/*"));
    var buffer = tech.kwik.qpack.Encoder.newBuilder().build().compressHeaders(fields);
    byte[] octets = new byte[buffer.flip().remaining()];
    buffer.get(octets);

    assertThat(FieldSection.decode(octets).fields())
        .hasValue(fields.stream().map(each -> new Field(each.getKey(), each.getValue())).toList());
  }

  /** We encode in each form, they decode. */
  @Test
  void what_we_write_is_read_by_kwik() throws IOException {
    byte[] section =
        sectionOf(
            FieldLine.of(new Field(":method", "GET")),
            FieldLine.of(new Field(":path", "/index.html")),
            FieldLine.of(new Field("x-one", "two")),
            new FieldLine.NameOf(true, true, 98, Text.plain("allow")),
            new FieldLine.Literal(
                true, Text.plain("n".repeat(200)), Text.huffman("z".repeat(400))));

    assertThat(byKwik(section))
        .containsExactly(
            Map.entry(":method", "GET"),
            Map.entry(":path", "/index.html"),
            Map.entry("x-one", "two"),
            Map.entry("x-frame-options", "allow"),
            Map.entry("n".repeat(200), "z".repeat(400)));
  }
}
