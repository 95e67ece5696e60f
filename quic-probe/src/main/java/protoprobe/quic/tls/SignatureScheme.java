// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** Ways to sign a handshake (RFC 8446 section 4.2.3). */
public enum SignatureScheme {
  ECDSA_SECP256R1_SHA256(0x0403, "SHA256withECDSA", Kind.EC, 256),
  RSA_PSS_RSAE_SHA256(0x0804, "RSASSA-PSS", Kind.RSA, 256),
  ECDSA_SECP384R1_SHA384(0x0503, "SHA384withECDSA", Kind.EC, 384),
  RSA_PSS_RSAE_SHA384(0x0805, "RSASSA-PSS", Kind.RSA, 384),
  ECDSA_SECP521R1_SHA512(0x0603, "SHA512withECDSA", Kind.EC, 521),
  RSA_PSS_RSAE_SHA512(0x0806, "RSASSA-PSS", Kind.RSA, 512),
  ED25519(0x0807, "Ed25519", Kind.EDWARDS, 0),
  RSA_PKCS1_SHA256(0x0401, "SHA256withRSA", Kind.CERTIFICATES_ONLY, 0),
  RSA_PKCS1_SHA384(0x0501, "SHA384withRSA", Kind.CERTIFICATES_ONLY, 0),
  RSA_PKCS1_SHA512(0x0601, "SHA512withRSA", Kind.CERTIFICATES_ONLY, 0);

  private enum Kind {
    EC,
    RSA,
    EDWARDS,
    /** Not for handshakes (RFC 8446 section 4.2.3). */
    CERTIFICATES_ONLY
  }

  private final int number;
  private final String algorithm;
  private final Kind kind;
  private final int bits;

  /**
   * @param bits of the curve's field, or of the hash
   */
  SignatureScheme(int number, String algorithm, Kind kind, int bits) {
    this.number = number;
    this.algorithm = algorithm;
    this.kind = kind;
    this.bits = bits;
  }

  /** As in {@code signature_algorithms}. */
  public int number() {
    return number;
  }

  /** The scheme of that number, if it is known. */
  public static Optional<SignatureScheme> of(int number) {
    return Arrays.stream(values()).filter(scheme -> scheme.number == number).findFirst();
  }

  /** Whether a CertificateVerify may have it. */
  boolean isForHandshakes() {
    return kind != Kind.CERTIFICATES_ONLY;
  }

  /** Whether that private or public key can sign so, in a handshake. */
  boolean fits(Key key) {
    return switch (kind) {
      case EC ->
          key instanceof ECKey ec && ec.getParams().getCurve().getField().getFieldSize() == bits;
      case RSA -> key instanceof RSAKey && key.getAlgorithm().equals("RSA");
      case EDWARDS -> key instanceof EdECKey ed && ed.getParams().getName().equals(algorithm);
      case CERTIFICATES_ONLY -> false;
    };
  }

  /**
   * A signature.
   *
   * @throws IllegalStateException if the key cannot make it
   */
  byte[] sign(PrivateKey key, byte[] content) {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(this + " cannot sign with this key", e);
    }
  }

  /** Whether it is that key's signature. */
  boolean verifies(PublicKey key, byte[] content, byte[] signed) {
    if (!fits(key)) {
      return false;
    }
    try {
      Signature signature = signature();
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException wrongKindOrForm) {
      return false;
    }
  }

  private Signature signature() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    if (kind == Kind.RSA) {
      String hash = "SHA-" + bits;
      signature.setParameter(
          new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
    }
    return signature;
  }
}
