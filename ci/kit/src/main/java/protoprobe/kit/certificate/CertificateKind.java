// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.certificate;

/** What a server's certificate is like, sound or with one thing wrong. */
public enum CertificateKind {
  /** Valid, P-256, of the authority that clients trust, for the server's names. */
  SOUND,
  /** The same with an RSA key of 2048 bits. */
  RSA,
  /** Valid until yesterday. */
  EXPIRED,
  /** For {@link TestCertificates#FOREIGN_NAME} only. */
  FOREIGN_NAME,
  /** Of another authority with the same name. */
  FOREIGN_AUTHORITY,
  /** Nine certificates from the leaf to the one that the authority signed. */
  LONG_CHAIN
}
