// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** Groups for the key exchange (RFC 8446 section 4.2.7). */
public enum Group {
  X25519(0x001d, "X25519", new NamedParameterSpec("X25519")),
  SECP256R1(0x0017, "EC", new ECGenParameterSpec("secp256r1"));

  private static final int COORDINATE = 32;
  private static final int UNCOMPRESSED = 4;

  private final int number;
  private final String algorithm;
  private final AlgorithmParameterSpec parameters;

  Group(int number, String algorithm, AlgorithmParameterSpec parameters) {
    this.number = number;
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  /** As in {@code supported_groups}. */
  public int number() {
    return number;
  }

  /** The group of that number, if it is known. */
  public static Optional<Group> of(int number) {
    return Arrays.stream(values()).filter(group -> group.number == number).findFirst();
  }

  /** A new pair of keys. */
  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(this + " is missing in this Java runtime", e);
    }
  }

  /** A public key as {@code key_share} has it (RFC 8446 section 4.2.8.2, RFC 7748 section 5). */
  byte[] encode(PublicKey key) {
    if (this == X25519) {
      byte[] littleEndian = reversed(fixed(((XECPublicKey) key).getU()));
      return littleEndian;
    }
    ECPoint point = ((ECPublicKey) key).getW();
    byte[] octets = new byte[1 + 2 * COORDINATE];
    octets[0] = UNCOMPRESSED;
    System.arraycopy(fixed(point.getAffineX()), 0, octets, 1, COORDINATE);
    System.arraycopy(fixed(point.getAffineY()), 0, octets, 1 + COORDINATE, COORDINATE);
    return octets;
  }

  /**
   * The shared secret.
   *
   * @throws TlsFault if the peer's share is no public key of this group
   */
  byte[] agree(KeyPair own, byte[] share) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance(this == X25519 ? "X25519" : "ECDH");
      agreement.init(own.getPrivate());
      agreement.doPhase(decode(own.getPublic(), share), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException | IllegalStateException e) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "key share of " + this + ": " + e.getMessage());
    }
  }

  private PublicKey decode(PublicKey own, byte[] share) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(algorithm);
    if (this == X25519) {
      require(share.length == COORDINATE);
      byte[] bigEndian = reversed(share);
      bigEndian[0] &= 0x7f; // RFC 7748 section 5: the most significant bit is ignored
      return factory.generatePublic(
          new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
    }
    require(share.length == 1 + 2 * COORDINATE && share[0] == UNCOMPRESSED);
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(share, 1, 1 + COORDINATE)),
            new BigInteger(1, Arrays.copyOfRange(share, 1 + COORDINATE, share.length)));
    return factory.generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) own).getParams()));
  }

  private void require(boolean right) {
    if (!right) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "key share of " + this + ": wrong length");
    }
  }

  private static byte[] fixed(BigInteger number) {
    byte[] octets = number.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(octets.length, COORDINATE);
    System.arraycopy(octets, octets.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }
}
