// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

/** Alerts of TLS (RFC 8446 section 6) that a handshake over QUIC can end with. */
public enum Alert {
  UNEXPECTED_MESSAGE(10),
  HANDSHAKE_FAILURE(40),
  BAD_CERTIFICATE(42),
  CERTIFICATE_UNKNOWN(46),
  ILLEGAL_PARAMETER(47),
  UNKNOWN_CA(48),
  DECODE_ERROR(50),
  DECRYPT_ERROR(51),
  PROTOCOL_VERSION(70),
  INTERNAL_ERROR(80),
  MISSING_EXTENSION(109),
  UNSUPPORTED_EXTENSION(110),
  UNRECOGNIZED_NAME(112),
  CERTIFICATE_REQUIRED(116),
  /** RFC 7301 section 3.2. */
  NO_APPLICATION_PROTOCOL(120);

  /** What QUIC adds to an alert's description (RFC 9001 section 4.8). */
  public static final int CRYPTO_ERROR = 0x100;

  private final int description;

  Alert(int description) {
    this.description = description;
  }

  /** Its number in TLS. */
  public int description() {
    return description;
  }

  /** The error code of a CONNECTION_CLOSE that carries it. */
  public long error() {
    return CRYPTO_ERROR + description;
  }
}
