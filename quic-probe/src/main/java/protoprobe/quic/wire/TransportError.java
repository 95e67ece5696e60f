// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.Arrays;
import java.util.Optional;

/** Error codes of a CONNECTION_CLOSE of type 0x1c (RFC 9000 section 20.1 and the IANA registry). */
public enum TransportError {
  NO_ERROR(0x00),
  INTERNAL_ERROR(0x01),
  CONNECTION_REFUSED(0x02),
  FLOW_CONTROL_ERROR(0x03),
  STREAM_LIMIT_ERROR(0x04),
  STREAM_STATE_ERROR(0x05),
  FINAL_SIZE_ERROR(0x06),
  FRAME_ENCODING_ERROR(0x07),
  TRANSPORT_PARAMETER_ERROR(0x08),
  CONNECTION_ID_LIMIT_ERROR(0x09),
  PROTOCOL_VIOLATION(0x0a),
  INVALID_TOKEN(0x0b),
  APPLICATION_ERROR(0x0c),
  CRYPTO_BUFFER_EXCEEDED(0x0d),
  KEY_UPDATE_ERROR(0x0e),
  AEAD_LIMIT_REACHED(0x0f),
  NO_VIABLE_PATH(0x10),
  /** RFC 9368 section 8.2. */
  VERSION_NEGOTIATION_ERROR(0x11);

  private static final long CRYPTO = 0x100;
  private static final long CRYPTO_END = 0x1ff;

  private final long code;

  TransportError(long code) {
    this.code = code;
  }

  /** Its number. */
  public long code() {
    return code;
  }

  /** Whether a code carries an alert of TLS (RFC 9000 section 20.1). */
  public static boolean isCrypto(long code) {
    return code >= CRYPTO && code <= CRYPTO_END;
  }

  /** Number and name, such as {@code 0x07 FRAME_ENCODING_ERROR}. */
  public static String describe(long code) {
    if (isCrypto(code)) {
      return "0x%x CRYPTO_ERROR (alert %d)".formatted(code, code - CRYPTO);
    }
    Optional<TransportError> known =
        Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    return "0x%02x%s".formatted(code, known.map(error -> " " + error).orElse(""));
  }
}
