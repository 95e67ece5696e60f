// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;

/** Cuts a level's CRYPTO stream into messages. */
final class MessageBuffer {
  private static final int HEADER = 4;

  /** Certificate chains are the longest messages; nobody's takes a quarter of a megabyte. */
  private static final int MOST = 256 * 1024;

  private byte[] octets = {};

  /** Adds octets, in order. */
  void add(byte[] more) {
    if (octets.length + more.length > MOST) {
      throw new TlsFault(
          Alert.DECODE_ERROR, "handshake message: expected at most %d octets".formatted(MOST));
    }
    int before = octets.length;
    octets = Arrays.copyOf(octets, before + more.length);
    System.arraycopy(more, 0, octets, before, more.length);
  }

  /** The next message, once it is there as a whole. */
  Optional<Message> next() {
    if (octets.length < HEADER) {
      return Optional.empty();
    }
    WireReader reader = new WireReader(octets);
    int type = reader.octet("type");
    long length = reader.fixed(3, "length");
    if (length > MOST) {
      throw new TlsFault(
          Alert.DECODE_ERROR,
          "handshake message %d: %d octets, expected at most %d".formatted(type, length, MOST));
    }
    if (reader.remaining() < length) {
      return Optional.empty();
    }
    byte[] body = reader.take(length, "message");
    octets = reader.rest();
    return Optional.of(new Message(type, body));
  }

  /** Whether part of a message is there; keys must not change then (RFC 8446 section 5.1). */
  boolean isPartial() {
    return octets.length > 0;
  }
}
