// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * SipHash-2-4 with 64 bits of output (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * 2012, section 2): two rounds for each block, four at the end.
 */
final class SipHash {
  private static final int BLOCK = 8;

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  private SipHash(long k0, long k1) {
    v0 = k0 ^ 0x736f6d6570736575L; // "somepseudorandomlygeneratedbytes"
    v1 = k1 ^ 0x646f72616e646f6dL;
    v2 = k0 ^ 0x6c7967656e657261L;
    v3 = k1 ^ 0x7465646279746573L;
  }

  /**
   * The eight octets of the sum, least significant first.
   *
   * @param key 16 octets
   */
  static Bytes of(Bytes key, Bytes message) {
    ByteBuffer secret = littleEndian(key.toArray());
    SipHash state = new SipHash(secret.getLong(0), secret.getLong(BLOCK));
    int whole = message.length() / BLOCK * BLOCK;
    byte[] last = Arrays.copyOf(message.from(whole).toArray(), BLOCK);
    last[BLOCK - 1] = (byte) message.length();
    ByteBuffer blocks = littleEndian(message.toArray());
    for (int at = 0; at < whole; at += BLOCK) {
      state.take(blocks.getLong(at));
    }
    state.take(littleEndian(last).getLong(0));
    return Bytes.of(littleEndian(new byte[BLOCK]).putLong(0, state.end()).array());
  }

  private static ByteBuffer littleEndian(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void take(long block) {
    v3 ^= block;
    rounds(2);
    v0 ^= block;
  }

  private long end() {
    v2 ^= 0xff;
    rounds(4);
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void rounds(int count) {
    for (int i = 0; i < count; i++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
