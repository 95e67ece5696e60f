// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** What a decoder stream consists of (RFC 9204 section 4.4). */
public sealed interface DecoderInstruction {
  /** Its octets. */
  byte[] encode();

  /** Section 4.4.1. */
  record Acknowledge(long stream) implements DecoderInstruction {
    @Override
    public byte[] encode() {
      return integer(0x80, 7, stream);
    }
  }

  /** Section 4.4.2. */
  record Cancel(long stream) implements DecoderInstruction {
    @Override
    public byte[] encode() {
      return integer(0x40, 6, stream);
    }
  }

  /** Section 4.4.3. */
  record Increment(long count) implements DecoderInstruction {
    @Override
    public byte[] encode() {
      return integer(0, 6, count);
    }
  }

  /** Octets that stand where an instruction should. */
  record Raw(byte[] octets) implements DecoderInstruction {
    @Override
    public byte[] encode() {
      return octets.clone();
    }
  }

  private static byte[] integer(int flags, int prefix, long value) {
    WireWriter out = new WireWriter();
    PrefixedInteger.write(out, flags, prefix, value);
    return out.toBytes();
  }

  /**
   * Reads the next one.
   *
   * @throws protoprobe.quic.wire.WireFault if it ends too early
   */
  static DecoderInstruction read(WireReader in) {
    int first = in.peek("decoder instruction");
    if ((first & 0x80) != 0) {
      return new Acknowledge(PrefixedInteger.read(in, 7, "stream id"));
    }
    long value = PrefixedInteger.read(in, 6, "decoder instruction");
    return (first & 0x40) != 0 ? new Cancel(value) : new Increment(value);
  }
}
