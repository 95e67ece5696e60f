// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import java.util.Optional;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.WireReader;

/** Cuts a level's CRYPTO stream into messages. */
final class MessageBuffer {
  private static final int HEADER = 4;

  /** Certificate chains are the longest messages; nobody's takes a quarter of a megabyte. */
  private static final int MOST = 256 * 1024;

  private byte[] octets = new byte[HEADER];
  private int start;
  private int end;

  /** Adds octets, in order. */
  void add(byte[] more) {
    requireRoom(size() + more.length);
    if (end + more.length > octets.length) {
      int wanted = size() + more.length;
      byte[] longer = new byte[Math.max(wanted, Math.min(2 * wanted, MOST))];
      System.arraycopy(octets, start, longer, 0, size());
      end = size();
      start = 0;
      octets = longer;
    }
    System.arraycopy(more, 0, octets, end, more.length);
    end += more.length;
  }

  /** The next message, once it is there as a whole. */
  Optional<Message> next() {
    if (size() < HEADER) {
      return Optional.empty();
    }
    WireReader header = new WireReader(Arrays.copyOfRange(octets, start, start + HEADER));
    int type = header.octet("type");
    int length = (int) header.fixed(3, "length");
    requireRoom(length);
    if (size() < HEADER + length) {
      return Optional.empty();
    }
    start += HEADER + length;
    return Optional.of(new Message(type, Arrays.copyOfRange(octets, start - length, start)));
  }

  /** Whether octets are there that no message was made of. */
  boolean isPartial() {
    return size() > 0;
  }

  private int size() {
    return end - start;
  }

  /** RFC 9000 section 7.5. */
  private static void requireRoom(int length) {
    if (length > MOST) {
      throw new TlsFault(
          Alert.DECODE_ERROR,
          TransportError.CRYPTO_BUFFER_EXCEEDED,
          "handshake message: expected at most %d octets, got %d".formatted(MOST, length));
    }
  }
}
