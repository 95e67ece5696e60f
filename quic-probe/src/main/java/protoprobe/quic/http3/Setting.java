// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

/**
 * A setting (RFC 9114 section 7.2.4).
 *
 * @param id its number
 * @param value up to 62 bits
 */
public record Setting(long id, long value) {
  /** RFC 9204 section 5; 0 unless said otherwise. */
  public static final long QPACK_MAX_TABLE_CAPACITY = 0x01;

  /** RFC 9114 section 7.2.4.1; no limit unless said otherwise. */
  public static final long MAX_FIELD_SECTION_SIZE = 0x06;

  /** RFC 9204 section 5; 0 unless said otherwise. */
  public static final long QPACK_BLOCKED_STREAMS = 0x07;

  /** RFC 9220 section 3. */
  public static final long ENABLE_CONNECT_PROTOCOL = 0x08;

  /** RFC 9297 section 2.1.1. */
  public static final long H3_DATAGRAM = 0x33;

  /** Whether HTTP/2 used it, so that it is an error here (RFC 9114 section 7.2.4.1). */
  public boolean isOfHttp2() {
    return id == 0x00 || id >= 0x02 && id <= 0x05;
  }
}
