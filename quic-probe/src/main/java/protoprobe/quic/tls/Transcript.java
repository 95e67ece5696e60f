// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** All handshake messages so far, and their hash (RFC 8446 section 4.4.1). */
final class Transcript {
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  void add(byte[] message) {
    messages.writeBytes(message);
  }

  /** What stands for the first ClientHello once a HelloRetryRequest was sent. */
  void replaceByHash(CipherSuite suite) {
    byte[] hash = hash(suite);
    messages.reset();
    add(new Message(HandshakeType.MESSAGE_HASH, hash).encode());
  }

  byte[] hash(CipherSuite suite) {
    return digest(suite, messages.toByteArray());
  }

  byte[] octets() {
    return messages.toByteArray();
  }

  /** As if these octets came behind. */
  byte[] hashWith(CipherSuite suite, byte[] more) {
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(messages.toByteArray());
    longer.writeBytes(more);
    return digest(suite, longer.toByteArray());
  }

  static byte[] digest(CipherSuite suite, byte[] octets) {
    try {
      return MessageDigest.getInstance(suite.digest()).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(suite.digest() + " is missing in this Java runtime", e);
    }
  }
}
