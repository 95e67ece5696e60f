// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.Optional;

/** Encryption levels, each with keys of its own (RFC 9001 section 2.1). */
public enum Level {
  INITIAL(Optional.of(LongType.INITIAL)),
  ZERO_RTT(Optional.of(LongType.ZERO_RTT)),
  HANDSHAKE(Optional.of(LongType.HANDSHAKE)),
  ONE_RTT(Optional.empty());

  private final Optional<LongType> longType;

  Level(Optional<LongType> longType) {
    this.longType = longType;
  }

  /** The type in the long header; 1-RTT packets have a short one. */
  public Optional<LongType> longType() {
    return longType;
  }

  /** The level of packets of that type; a Retry packet has no keys. */
  public static Level of(LongType type) {
    return switch (type) {
      case INITIAL -> INITIAL;
      case ZERO_RTT -> ZERO_RTT;
      case HANDSHAKE -> HANDSHAKE;
      case RETRY -> throw new IllegalArgumentException("a Retry packet has no keys");
    };
  }
}
