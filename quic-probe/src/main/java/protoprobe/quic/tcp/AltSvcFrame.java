// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import java.nio.charset.StandardCharsets;

/**
 * An ALTSVC frame (RFC 7838 section 4). Text stands for octets, one character each.
 *
 * @param stream number of the stream it came on
 * @param origin for which origin it is; empty for that of the stream
 * @param value as of an Alt-Svc field
 * @param whole whether the payload is as long as the length of its origin demands
 */
public record AltSvcFrame(int stream, String origin, String value, boolean whole) {
  /** Its type. */
  public static final int TYPE = 0x0a;

  private static final int LENGTH = 2;

  /** A whole one. */
  public AltSvcFrame(int stream, String origin, String value) {
    this(stream, origin, value, true);
  }

  static AltSvcFrame parse(int stream, byte[] payload) {
    String text = new String(payload, StandardCharsets.ISO_8859_1);
    int length = text.length() < LENGTH ? 0 : text.charAt(0) << 8 | text.charAt(1);
    if (text.length() < LENGTH + length) {
      return new AltSvcFrame(stream, "", text, false);
    }
    int end = LENGTH + length;
    return new AltSvcFrame(stream, text.substring(LENGTH, end), text.substring(end), true);
  }

  byte[] payload() {
    char[] length = {(char) (origin.length() >> 8 & 0xff), (char) (origin.length() & 0xff)};
    return (new String(length) + origin + value).getBytes(StandardCharsets.ISO_8859_1);
  }
}
