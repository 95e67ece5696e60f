// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.OptionalLong;
import protoprobe.quic.wire.VarInt;
import protoprobe.quic.wire.WireReader;

/** With what a unidirectional stream begins (RFC 9114 section 6.2, RFC 9204 section 4.2). */
public final class StreamType {
  public static final int CONTROL = 0x00;
  public static final int PUSH = 0x01;
  public static final int QPACK_ENCODER = 0x02;
  public static final int QPACK_DECODER = 0x03;

  private StreamType() {}

  /** The octets of a type. */
  public static byte[] encode(long type) {
    return VarInt.encode(type, VarInt.length(type));
  }

  /** The type at the beginning of a stream, once enough of it is there. */
  public static OptionalLong of(byte[] beginning) {
    boolean there = beginning.length > 0 && beginning.length >= 1 << ((beginning[0] & 0xff) >> 6);
    return there
        ? OptionalLong.of(new WireReader(beginning).varInt("stream type"))
        : OptionalLong.empty();
  }
}
