// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** How a field is written in a section (RFC 9204 section 4.5). */
public sealed interface FieldLine {
  /** Its octets. */
  default byte[] encode() {
    WireWriter out = new WireWriter();
    write(out);
    return out.toBytes();
  }

  /** Writes its octets. */
  void write(WireWriter out);

  /**
   * Section 4.5.2: an entry of a table.
   *
   * @param fixed whether of the static table
   */
  record Indexed(boolean fixed, long index) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      PrefixedInteger.write(out, fixed ? 0xc0 : 0x80, 6, index);
    }
  }

  /** Section 4.5.3: an entry of the dynamic table, counted from the base upwards. */
  record PostBase(long index) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      PrefixedInteger.write(out, 0x10, 4, index);
    }
  }

  /**
   * Section 4.5.4: the name of an entry, another value.
   *
   * @param never whether it must never be indexed
   * @param fixed whether of the static table
   */
  record NameOf(boolean never, boolean fixed, long index, Text value) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      PrefixedInteger.write(out, 0x40 | (never ? 0x20 : 0) | (fixed ? 0x10 : 0), 4, index);
      value.write(out, 0, 7);
    }
  }

  /** Section 4.5.5: the same, counted from the base upwards. */
  record NameOfPostBase(boolean never, long index, Text value) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      PrefixedInteger.write(out, never ? 0x08 : 0, 3, index);
      value.write(out, 0, 7);
    }
  }

  /** Section 4.5.6: name and value. */
  record Literal(boolean never, Text name, Text value) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      name.write(out, 0x20 | (never ? 0x10 : 0), 3);
      value.write(out, 0, 7);
    }
  }

  /** Octets that stand where a line should. */
  record Raw(byte[] octets) implements FieldLine {
    @Override
    public void write(WireWriter out) {
      out.raw(octets);
    }
  }

  /** The shortest without dynamic table: what the static table has, the rest in Huffman code. */
  static FieldLine of(Field field) {
    var whole = StaticTable.find(field);
    if (whole.isPresent()) {
      return new Indexed(true, whole.getAsInt());
    }
    Text value = Text.huffman(field.value());
    var name = StaticTable.find(field.name());
    return name.isPresent()
        ? new NameOf(false, true, name.getAsInt(), value)
        : new Literal(false, Text.huffman(field.name()), value);
  }

  /**
   * Reads the next one.
   *
   * @throws protoprobe.quic.wire.WireFault if it ends too early, or a Huffman code is none
   */
  static FieldLine read(WireReader in) {
    int first = in.peek("field line");
    if ((first & 0x80) != 0) {
      return new Indexed((first & 0x40) != 0, PrefixedInteger.read(in, 6, "index"));
    }
    if ((first & 0x40) != 0) {
      long index = PrefixedInteger.read(in, 4, "index of the name");
      return new NameOf((first & 0x20) != 0, (first & 0x10) != 0, index, value(in));
    }
    if ((first & 0x20) != 0) {
      return new Literal((first & 0x10) != 0, Text.read(in, 3, "field name"), value(in));
    }
    if ((first & 0x10) != 0) {
      return new PostBase(PrefixedInteger.read(in, 4, "post-base index"));
    }
    long index = PrefixedInteger.read(in, 3, "post-base index of the name");
    return new NameOfPostBase((first & 0x08) != 0, index, value(in));
  }

  private static Text value(WireReader in) {
    return Text.read(in, 7, "field value");
  }
}
