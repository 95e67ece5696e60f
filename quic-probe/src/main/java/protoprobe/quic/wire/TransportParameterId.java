// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.Arrays;
import java.util.Optional;

/** Transport parameters (RFC 9000 section 18.2 and the IANA registry). */
public enum TransportParameterId {
  ORIGINAL_DESTINATION_CONNECTION_ID(0x00, Kind.OCTETS),
  MAX_IDLE_TIMEOUT(0x01, Kind.INTEGER),
  STATELESS_RESET_TOKEN(0x02, Kind.OCTETS),
  MAX_UDP_PAYLOAD_SIZE(0x03, Kind.INTEGER),
  INITIAL_MAX_DATA(0x04, Kind.INTEGER),
  INITIAL_MAX_STREAM_DATA_BIDI_LOCAL(0x05, Kind.INTEGER),
  INITIAL_MAX_STREAM_DATA_BIDI_REMOTE(0x06, Kind.INTEGER),
  INITIAL_MAX_STREAM_DATA_UNI(0x07, Kind.INTEGER),
  INITIAL_MAX_STREAMS_BIDI(0x08, Kind.INTEGER),
  INITIAL_MAX_STREAMS_UNI(0x09, Kind.INTEGER),
  ACK_DELAY_EXPONENT(0x0a, Kind.INTEGER),
  MAX_ACK_DELAY(0x0b, Kind.INTEGER),
  DISABLE_ACTIVE_MIGRATION(0x0c, Kind.EMPTY),
  PREFERRED_ADDRESS(0x0d, Kind.OCTETS),
  ACTIVE_CONNECTION_ID_LIMIT(0x0e, Kind.INTEGER),
  INITIAL_SOURCE_CONNECTION_ID(0x0f, Kind.OCTETS),
  RETRY_SOURCE_CONNECTION_ID(0x10, Kind.OCTETS),
  /** RFC 9368 section 3. */
  VERSION_INFORMATION(0x11, Kind.OCTETS),
  /** RFC 9221 section 3. */
  MAX_DATAGRAM_FRAME_SIZE(0x20, Kind.INTEGER),
  /** RFC 9287 section 3. */
  GREASE_QUIC_BIT(0x2ab2, Kind.EMPTY);

  private final long number;
  private final Kind kind;

  TransportParameterId(long number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** What a parameter's value is. */
  public enum Kind {
    /** A variable-length integer that fills the value. */
    INTEGER,
    /** Octets. */
    OCTETS,
    /** Nothing: its presence says it. */
    EMPTY
  }

  /** Its number. */
  public long number() {
    return number;
  }

  /** What its value is. */
  public Kind kind() {
    return kind;
  }

  /** The parameter of that number, if it is known. */
  public static Optional<TransportParameterId> of(long number) {
    return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
  }
}
