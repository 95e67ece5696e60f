// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import java.util.Optional;

/** Cipher suites of TLS 1.3 that protect QUIC packets (RFC 8446 appendix B.4, RFC 9001 5.3). */
public enum CipherSuite {
  AES_128_GCM_SHA256(0x1301, "SHA256", 16, "AES/GCM/NoPadding"),
  AES_256_GCM_SHA384(0x1302, "SHA384", 32, "AES/GCM/NoPadding"),
  CHACHA20_POLY1305_SHA256(0x1303, "SHA256", 32, "ChaCha20-Poly1305");

  private final int number;
  private final String hash;
  private final int keyLength;
  private final String transformation;

  CipherSuite(int number, String hash, int keyLength, String transformation) {
    this.number = number;
    this.hash = hash;
    this.keyLength = keyLength;
    this.transformation = transformation;
  }

  /** As in ClientHello and ServerHello. */
  public int number() {
    return number;
  }

  /** Name of its digest for {@link java.security.MessageDigest}. */
  public String digest() {
    return hash.replace("SHA", "SHA-");
  }

  Hkdf hkdf() {
    return new Hkdf(hash);
  }

  int keyLength() {
    return keyLength;
  }

  String transformation() {
    return transformation;
  }

  boolean chacha() {
    return this == CHACHA20_POLY1305_SHA256;
  }

  /** The suite of that number, if it is known. */
  public static Optional<CipherSuite> of(int number) {
    return Arrays.stream(values()).filter(suite -> suite.number == number).findFirst();
  }
}
