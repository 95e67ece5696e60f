// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.Arrays;
import java.util.Optional;

/** Error codes of HTTP/3 and QPACK, for connections and streams. */
public enum Http3Error {
  // RFC 9297 section 5.2
  H3_DATAGRAM_ERROR(0x33),
  // RFC 9114 section 8.1
  H3_NO_ERROR(0x100),
  H3_GENERAL_PROTOCOL_ERROR(0x101),
  H3_INTERNAL_ERROR(0x102),
  H3_STREAM_CREATION_ERROR(0x103),
  H3_CLOSED_CRITICAL_STREAM(0x104),
  H3_FRAME_UNEXPECTED(0x105),
  H3_FRAME_ERROR(0x106),
  H3_EXCESSIVE_LOAD(0x107),
  H3_ID_ERROR(0x108),
  H3_SETTINGS_ERROR(0x109),
  H3_MISSING_SETTINGS(0x10a),
  H3_REQUEST_REJECTED(0x10b),
  H3_REQUEST_CANCELLED(0x10c),
  H3_REQUEST_INCOMPLETE(0x10d),
  H3_MESSAGE_ERROR(0x10e),
  H3_CONNECT_ERROR(0x10f),
  H3_VERSION_FALLBACK(0x110),
  // RFC 9204 section 6
  QPACK_DECOMPRESSION_FAILED(0x200),
  QPACK_ENCODER_STREAM_ERROR(0x201),
  QPACK_DECODER_STREAM_ERROR(0x202);

  private final long code;

  Http3Error(long code) {
    this.code = code;
  }

  /** Its number. */
  public long code() {
    return code;
  }

  /** The error of that number, if it has a name. */
  public static Optional<Http3Error> of(long code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }

  /** Number and name, such as {@code 0x105 H3_FRAME_UNEXPECTED}. */
  public static String describe(long code) {
    String name = of(code).map(Enum::name).orElse(Reserved.is(code) ? "reserved" : "");
    return "0x%x %s".formatted(code, name).strip();
  }
}
