// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireWriter;

/**
 * A handshake message (RFC 8446 section 4).
 *
 * @param type see {@link HandshakeType}
 * @param body without the header
 */
public record Message(int type, byte[] body) {
  /** Header and body. */
  public byte[] encode() {
    return new WireWriter().fixed(type, 1).vector(3, body).toBytes();
  }

  /** Itself, if no other message is expected and at no other level (RFC 9001 section 4.1.3). */
  Message at(Level level, Level right, int expected) {
    if (type != expected || level != right) {
      throw new TlsFault(
          Alert.UNEXPECTED_MESSAGE,
          "handshake message %d at level %s, expected %d at %s"
              .formatted(type, level, expected, right));
    }
    return this;
  }

  /** That it is a Finished with these verify data. */
  void requireVerifyData(byte[] right) {
    if (body.length != right.length) {
      throw new TlsFault(
          Alert.DECODE_ERROR,
          "Finished: %d octets, expected %d".formatted(body.length, right.length));
    }
    if (!Arrays.equals(right, body)) {
      throw new TlsFault(Alert.DECRYPT_ERROR, "Finished: verify data are not right");
    }
  }
}
