// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;

/** Header sections as the C interface has them. */
final class QuicheHeaders {
  private static final int MOST = 1_000;

  private QuicheHeaders() {}

  /** Those of a GET request. */
  static List<Field> request(Errand errand) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(":method", "GET"));
    fields.add(new Field(":scheme", "https"));
    fields.add(new Field(":authority", errand.authority()));
    fields.add(new Field(":path", errand.path()));
    fields.addAll(errand.headers());
    return fields;
  }

  /**
   * An array of {@code quiche_h3_header} with its strings behind it, which it points to.
   *
   * @param fields at least one
   */
  static Memory array(List<Field> fields) {
    List<byte[]> strings = new ArrayList<>();
    for (Field field : fields) {
      strings.add(field.name().getBytes(StandardCharsets.ISO_8859_1));
      strings.add(field.value().getBytes(StandardCharsets.ISO_8859_1));
    }
    long end = (long) Quiche.HEADER * fields.size();
    Memory memory = new Memory(end + strings.stream().mapToInt(string -> string.length).sum());
    for (int i = 0; i < strings.size(); i++) {
      byte[] string = strings.get(i);
      boolean name = i % 2 == 0;
      long at = (long) Quiche.HEADER * (i / 2);
      memory.setPointer(
          at + (name ? Quiche.HEADER_NAME : Quiche.HEADER_VALUE),
          new Pointer(Pointer.nativeValue(memory) + end));
      memory.setLong(
          at + (name ? Quiche.HEADER_NAME_LENGTH : Quiche.HEADER_VALUE_LENGTH), string.length);
      memory.write(end, string, 0, string.length);
      end += string.length;
    }
    return memory;
  }

  /** Those of an event; at most a thousand. */
  static List<Field> of(Quiche quiche, Pointer event) {
    List<Field> fields = new ArrayList<>();
    Quiche.HeaderCallback each =
        (name, nameLength, value, valueLength, argument) -> {
          fields.add(new Field(text(name, nameLength), text(value, valueLength)));
          return fields.size() < MOST ? 0 : 1;
        };
    quiche.quiche_h3_event_for_each_header(event, each, null);
    return fields;
  }

  private static String text(Pointer octets, long length) {
    return length == 0
        ? ""
        : new String(octets.getByteArray(0, (int) length), StandardCharsets.ISO_8859_1);
  }

  /** The status code, if there is a valid one (RFC 9110 section 15). */
  static Optional<Integer> status(List<Field> fields) {
    return fields.stream()
        .filter(field -> field.name().equals(":status"))
        .map(Field::value)
        .filter(value -> value.matches("[1-5][0-9][0-9]"))
        .map(Integer::valueOf)
        .findFirst();
  }
}
