// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.Arrays;
import java.util.Optional;

/** Versions that the forge speaks. */
public enum Version {
  /** RFC 9000; long packet types 0 to 3 in the order of {@link LongType}. */
  V1(0x00000001, "quic", 0),
  /** RFC 9369: the same, with the types moved up by one and other keys. */
  V2(0x6b3343cf, "quicv2", 1);

  private final int number;
  private final String label;
  private final int typeShift;

  Version(int number, String label, int typeShift) {
    this.number = number;
    this.label = label;
    this.typeShift = typeShift;
  }

  /** As it stands in a long header. */
  public int number() {
    return number;
  }

  /** What the labels of its keys begin with (RFC 9001 section 5.1, RFC 9369 section 3.3.2). */
  public String label() {
    return label;
  }

  /** The two bits of a long header's first octet that say the type, in their place. */
  public int typeBits(LongType type) {
    return (type.ordinal() + typeShift & 3) << 4;
  }

  /** The type that two bits say. */
  public LongType type(int bits) {
    return LongType.values()[bits - typeShift & 3];
  }

  /** The version of that number. */
  public static Optional<Version> of(int number) {
    return Arrays.stream(values()).filter(version -> version.number == number).findFirst();
  }

  /** Reserved to exercise version negotiation: 0x?a?a?a?a (RFC 9000 section 15). */
  public static boolean isReserved(int number) {
    return (number & 0x0f0f0f0f) == 0x0a0a0a0a;
  }
}
