// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;

/** One pass over RDATA, which checks it, expands its names and, if asked, writes it as text. */
final class RdataWalk {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String BASE32HEX = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

  private final byte[] octets;
  private final int from;
  private final int end;
  private final boolean texting;
  private final StringBuilder text = new StringBuilder(0);
  private final ByteArrayOutputStream expanded = new ByteArrayOutputStream(0);
  private boolean compressed;
  private int at;

  /** Octets before it have been expanded, or are as they are. */
  private int copied;

  RdataWalk(byte[] octets, int from, int end, boolean texting) {
    this.octets = octets;
    this.from = from;
    this.at = from;
    this.copied = from;
    this.end = end;
    this.texting = texting;
  }

  void all(RdataField... fields) {
    for (RdataField field : fields) {
      field.walk(this);
    }
    if (at < end) {
      throw new RdataFault("%d octets after its last field, from %d".formatted(end - at, at));
    }
  }

  boolean compressed() {
    return compressed;
  }

  Bytes expanded() {
    if (!compressed) {
      return Bytes.copy(octets, from, end);
    }
    expanded.write(octets, copied, end - copied);
    return Bytes.of(expanded.toByteArray());
  }

  String text() {
    return text.toString();
  }

  boolean atEnd() {
    return at == end;
  }

  /** The next octets, which must be there. */
  Bytes take(int count) {
    if (count > end - at) {
      throw new RdataFault("needs %d octets at %d, RDLEN ends at %d".formatted(count, at, end));
    }
    at += count;
    return Bytes.copy(octets, at - count, at);
  }

  long unsigned(int width) {
    Bytes field = take(width);
    long value = 0;
    for (int index = 0; index < width; index++) {
      value = value << 8 | field.u8(index);
    }
    return value;
  }

  /** Adds a word to the text, if one is written. */
  void say(Supplier<String> word) {
    if (texting) {
      text.append(text.isEmpty() ? "" : " ").append(word.get());
    }
  }

  void number(int width) {
    long value = unsigned(width);
    say(() -> Long.toString(value));
  }

  void time() {
    long seconds = unsigned(4);
    say(() -> TIME.format(Instant.ofEpochSecond(seconds)));
  }

  void type() {
    int type = (int) unsigned(2);
    say(() -> Type.name(type));
  }

  void address(int length) {
    Bytes address = take(length);
    say(() -> Address.text(address));
  }

  void locator() {
    Bytes groups = take(8);
    say(
        () ->
            "%04x:%04x:%04x:%04x"
                .formatted(groups.u16(0), groups.u16(2), groups.u16(4), groups.u16(6)));
  }

  void name() {
    NameRead name = NameReader.read(octets, at, end);
    if (name.hasProblem()) {
      throw new RdataFault(name.problem());
    }
    if (name.compressed()) {
      compressed = true;
      expanded.write(octets, copied, at - copied);
      expanded.writeBytes(name.name().octets().shared());
      copied = name.next();
    }
    at = name.next();
    say(() -> name.name().toString());
  }

  void string() {
    Bytes string = take((int) unsigned(1));
    say(() -> "\"" + Printable.ascii(string) + "\"");
  }

  void strings() {
    do {
      string();
    } while (!atEnd());
  }

  void quoted() {
    Bytes rest = take(end - at);
    say(() -> "\"" + Printable.ascii(rest) + "\"");
  }

  void hex() {
    Bytes rest = take(end - at);
    say(() -> rest.hex().toUpperCase(Locale.ROOT));
  }

  void base64() {
    Bytes rest = take(end - at);
    say(() -> Base64.getEncoder().encodeToString(rest.shared()));
  }

  void salt() {
    Bytes salt = take((int) unsigned(1));
    say(() -> salt.isEmpty() ? "-" : salt.hex().toUpperCase(Locale.ROOT));
  }

  void hash() {
    Bytes hash = take((int) unsigned(1));
    say(() -> base32hex(hash));
  }

  private static String base32hex(Bytes octets) {
    StringBuilder digits = new StringBuilder();
    long pending = 0;
    int bits = 0;
    for (int index = 0; index < octets.length(); index++) {
      pending = pending << 8 | octets.u8(index);
      for (bits += 8; bits >= 5; bits -= 5) {
        digits.append(BASE32HEX.charAt((int) (pending >> bits - 5 & 31)));
      }
      pending &= (1 << bits) - 1;
    }
    return bits == 0
        ? digits.toString()
        : digits.append(BASE32HEX.charAt((int) (pending << 5 - bits & 31))).toString();
  }
}
