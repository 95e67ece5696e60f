// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** Ways to sign a handshake (RFC 8446 section 4.2.3). */
public enum SignatureScheme {
  ECDSA_SECP256R1_SHA256(0x0403, "SHA256withECDSA", "EC", 256),
  RSA_PSS_RSAE_SHA256(0x0804, "RSASSA-PSS", "RSA", 256),
  ECDSA_SECP384R1_SHA384(0x0503, "SHA384withECDSA", "EC", 384),
  RSA_PSS_RSAE_SHA384(0x0805, "RSASSA-PSS", "RSA", 384),
  RSA_PSS_RSAE_SHA512(0x0806, "RSASSA-PSS", "RSA", 512),
  ED25519(0x0807, "Ed25519", "EdDSA", 0);

  private final int number;
  private final String algorithm;
  private final String keys;
  private final int bits;

  SignatureScheme(int number, String algorithm, String keys, int bits) {
    this.number = number;
    this.algorithm = algorithm;
    this.keys = keys;
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

  /** Whether keys of that kind can sign so. */
  boolean fits(PrivateKey key) {
    return switch (keys) {
      case "EC" ->
          key instanceof ECKey ec && ec.getParams().getCurve().getField().getFieldSize() == bits;
      case "RSA" -> key instanceof RSAKey;
      default -> key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals("Ed25519");
    };
  }

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
    if (keys.equals("RSA")) {
      String hash = "SHA-" + bits;
      signature.setParameter(
          new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
    }
    return signature;
  }
}
