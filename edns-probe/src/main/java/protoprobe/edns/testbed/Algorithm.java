// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** A DNSSEC signing algorithm, by its number in the IANA registry of RFC 4034 appendix A.1. */
enum Algorithm {
  // RFC 5702
  RSASHA512(
      10, "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA512withRSA"),
  // RFC 6605 section 4: the signature is r | s, both of fixed length, not DER
  ECDSAP256SHA256(13, "EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSAinP1363Format"),
  ECDSAP384SHA384(14, "EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSAinP1363Format"),
  // RFC 8080
  ED25519(15, "EdDSA", NamedParameterSpec.ED25519, "Ed25519"),
  ED448(16, "EdDSA", NamedParameterSpec.ED448, "Ed448");

  private final int number;
  private final String keyFamily;
  private final AlgorithmParameterSpec parameters;
  private final String signature;

  Algorithm(int number, String keyFamily, AlgorithmParameterSpec parameters, String signature) {
    this.number = number;
    this.keyFamily = keyFamily;
    this.parameters = parameters;
    this.signature = signature;
  }

  int number() {
    return number;
  }

  KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keyFamily);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(this + ": no key pair from this Java: " + e.getMessage(), e);
    }
  }

  /** Signature of those octets, in the form that goes into an RRSIG record. */
  byte[] sign(PrivateKey key, byte[] octets) {
    try {
      Signature engine = Signature.getInstance(signature);
      engine.initSign(key);
      engine.update(octets);
      return engine.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(this + ": cannot sign: " + e.getMessage(), e);
    }
  }
}
