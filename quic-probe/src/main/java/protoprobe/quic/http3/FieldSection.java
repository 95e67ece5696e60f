// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * An encoded field section (RFC 9204 section 4.5): what a HEADERS frame holds.
 *
 * @param insertCount that it requires, encoded; 0 without dynamic table
 * @param negative whether the base is below it
 * @param deltaBase how far
 * @param lines in order
 */
public record FieldSection(
    long insertCount, boolean negative, long deltaBase, List<FieldLine> lines) {
  /** One octet can stand for a line of a hundred. */
  private static final int MOST_LINES = 16_384;

  public FieldSection {
    lines = List.copyOf(lines);
  }

  /** Fields in their shortest form without dynamic table. */
  public static FieldSection of(List<Field> fields) {
    return ofLines(fields.stream().map(FieldLine::of).toList());
  }

  /** Lines without dynamic table. */
  public static FieldSection ofLines(List<FieldLine> lines) {
    return new FieldSection(0, false, 0, lines);
  }

  /** Its octets. */
  public byte[] encode() {
    WireWriter out = new WireWriter();
    PrefixedInteger.write(out, 0, 8, insertCount);
    PrefixedInteger.write(out, negative ? 0x80 : 0, 7, deltaBase);
    lines.forEach(line -> line.write(out));
    return out.toBytes();
  }

  /**
   * Reads one.
   *
   * @throws protoprobe.quic.wire.WireFault if it ends too early, a Huffman code is none, or there
   *     are more than 16,384 lines
   */
  public static FieldSection decode(byte[] octets) {
    WireReader in = new WireReader(octets);
    long insertCount = PrefixedInteger.read(in, 8, "required insert count");
    boolean negative = (in.peek("base") & 0x80) != 0;
    long deltaBase = PrefixedInteger.read(in, 7, "base");
    List<FieldLine> lines = new ArrayList<>();
    while (in.hasMore()) {
      if (lines.size() == MOST_LINES) {
        throw in.fault("field section", "more than %d lines".formatted(MOST_LINES));
      }
      lines.add(FieldLine.read(in));
    }
    return new FieldSection(insertCount, negative, deltaBase, lines);
  }

  /** Its fields; empty if one is in the dynamic table, or in none, or cannot be read. */
  public Optional<List<Field>> fields() {
    List<Field> fields = new ArrayList<>();
    for (FieldLine line : lines) {
      Optional<Field> field = field(line);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.add(field.get());
    }
    return Optional.of(fields);
  }

  /** The field that a line stands for, if that can be told without dynamic table. */
  public static Optional<Field> field(FieldLine line) {
    if (line instanceof FieldLine.Indexed indexed && indexed.fixed()) {
      return StaticTable.entry(indexed.index());
    } else if (line instanceof FieldLine.NameOf name && name.fixed()) {
      return StaticTable.entry(name.index())
          .map(entry -> new Field(entry.name(), name.value().text()));
    } else if (line instanceof FieldLine.Literal literal) {
      return Optional.of(new Field(literal.name().text(), literal.value().text()));
    }
    return Optional.empty();
  }
}
