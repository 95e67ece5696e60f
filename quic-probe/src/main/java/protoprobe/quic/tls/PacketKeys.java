// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import protoprobe.quic.wire.Version;

/** The keys of one direction at one encryption level (RFC 9001 section 5). */
public final class PacketKeys {
  /** Octets that protection adds to a payload. */
  public static final int TAG = 16;

  /** Octets of ciphertext that header protection looks at. */
  public static final int SAMPLE = 16;

  private static final int IV = 12;
  private static final int MASK = 5;

  private final Version version;
  private final CipherSuite suite;
  private final byte[] secret;
  private final byte[] key;
  private final byte[] iv;
  private final byte[] headerKey;

  private PacketKeys(Version version, CipherSuite suite, byte[] secret, byte[] headerKey) {
    Hkdf hkdf = suite.hkdf();
    this.version = version;
    this.suite = suite;
    this.secret = secret.clone();
    this.key = hkdf.expandLabel(secret, version.label() + " key", suite.keyLength());
    this.iv = hkdf.expandLabel(secret, version.label() + " iv", IV);
    this.headerKey = headerKey;
  }

  /** The keys that follow from a traffic secret (RFC 9001 section 5.1). */
  public static PacketKeys of(Version version, CipherSuite suite, byte[] secret) {
    byte[] headerKey = suite.hkdf().expandLabel(secret, version.label() + " hp", suite.keyLength());
    return new PacketKeys(version, suite, secret, headerKey);
  }

  /** After a key update; the header's key stays (RFC 9001 section 6.1). */
  public PacketKeys updated() {
    Hkdf hkdf = suite.hkdf();
    byte[] next = hkdf.expandLabel(secret, version.label() + " ku", hkdf.hashLength());
    return new PacketKeys(version, suite, next, headerKey);
  }

  /** The traffic secret, for key logs. */
  public byte[] secret() {
    return secret.clone();
  }

  byte[] key() {
    return key.clone();
  }

  byte[] iv() {
    return iv.clone();
  }

  byte[] headerKey() {
    return headerKey.clone();
  }

  /**
   * Protects a payload.
   *
   * @param packetNumber all 62 bits of it
   * @param header the header with the packet number, as sent before its own protection
   */
  public byte[] seal(long packetNumber, byte[] header, byte[] payload) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, packetNumber, header).doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(suite + " cannot encrypt", e);
    }
  }

  /** Unprotects a payload; empty if it is not authentic. */
  public Optional<byte[]> open(long packetNumber, byte[] header, byte[] ciphertext) {
    if (ciphertext.length < TAG) {
      return Optional.empty(); // the JDK has other exceptions for that
    }
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, packetNumber, header).doFinal(ciphertext));
    } catch (AEADBadTagException forged) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(suite + " cannot decrypt", e);
    }
  }

  /**
   * The mask of header protection (RFC 9001 section 5.4).
   *
   * @param sample 16 octets of ciphertext, from four octets behind the packet number's first
   * @return five octets: for the first of the header, and for the packet number
   */
  public byte[] mask(byte[] sample) {
    try {
      return suite.chacha() ? chachaMask(sample) : aesMask(sample);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(suite + " cannot protect headers", e);
    }
  }

  private byte[] aesMask(byte[] sample) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(headerKey, "AES"));
    return java.util.Arrays.copyOf(aes.doFinal(sample), MASK);
  }

  /** The sample is a block counter, in little endian, and a nonce. */
  private byte[] chachaMask(byte[] sample) throws GeneralSecurityException {
    ByteBuffer split = ByteBuffer.wrap(sample).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int counter = split.getInt();
    byte[] nonce = new byte[IV];
    split.get(nonce);
    Cipher chacha = Cipher.getInstance("ChaCha20");
    chacha.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(headerKey, "ChaCha20"),
        new ChaCha20ParameterSpec(nonce, counter));
    return chacha.doFinal(new byte[MASK]);
  }

  private Cipher cipher(int mode, long packetNumber, byte[] header)
      throws GeneralSecurityException {
    byte[] nonce = iv.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[IV - 1 - i] ^= (byte) (packetNumber >>> 8 * i);
    }
    Cipher cipher = Cipher.getInstance(suite.transformation());
    if (suite.chacha()) {
      cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    } else {
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
    }
    cipher.updateAAD(header);
    return cipher;
  }
}
