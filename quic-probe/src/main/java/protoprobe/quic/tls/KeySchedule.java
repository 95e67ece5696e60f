// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

/** Secrets of a handshake, one after the other (RFC 8446 section 7.1). */
final class KeySchedule {
  private final CipherSuite suite;
  private final Hkdf hkdf;
  private byte[] secret;

  /**
   * @param preShared the pre-shared key; empty without one
   */
  KeySchedule(CipherSuite suite, byte[] preShared) {
    this.suite = suite;
    this.hkdf = suite.hkdf();
    byte[] zeros = new byte[hkdf.hashLength()];
    this.secret = hkdf.extract(zeros, preShared.length == 0 ? zeros : preShared);
  }

  CipherSuite suite() {
    return suite;
  }

  /** From early to handshake. */
  void addShared(byte[] shared) {
    secret = hkdf.extract(derived(), shared);
  }

  /** From handshake to master. */
  void finish() {
    secret = hkdf.extract(derived(), new byte[hkdf.hashLength()]);
  }

  private byte[] derived() {
    return derive("derived", Transcript.digest(suite, new byte[0]));
  }

  /** Derive-Secret with a transcript hash. */
  byte[] derive(String label, byte[] hash) {
    return hkdf.expandLabel(secret, label, hash, hkdf.hashLength());
  }

  /** The verify data of a Finished message, or of a PSK binder. */
  byte[] verifyData(byte[] baseKey, byte[] hash) {
    byte[] key = hkdf.expandLabel(baseKey, "finished", hkdf.hashLength());
    return hkdf.hmac(key, hash);
  }

  /** The pre-shared key of a ticket (RFC 8446 section 4.6.1). */
  byte[] resumption(byte[] resumptionMaster, byte[] nonce) {
    return hkdf.expandLabel(resumptionMaster, "resumption", nonce, hkdf.hashLength());
  }
}
