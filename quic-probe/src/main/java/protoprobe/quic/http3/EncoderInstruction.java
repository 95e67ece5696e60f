// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** What an encoder stream consists of (RFC 9204 section 4.3). */
public sealed interface EncoderInstruction {
  /** Its octets. */
  byte[] encode();

  /** Section 4.3.1. */
  record SetCapacity(long capacity) implements EncoderInstruction {
    @Override
    public byte[] encode() {
      return integer(0x20, 5, capacity).toBytes();
    }
  }

  /**
   * Section 4.3.2: the name of an entry, another value.
   *
   * @param fixed whether of the static table
   */
  record InsertNameOf(boolean fixed, long index, Text value) implements EncoderInstruction {
    @Override
    public byte[] encode() {
      WireWriter out = integer(fixed ? 0xc0 : 0x80, 6, index);
      value.write(out, 0, 7);
      return out.toBytes();
    }
  }

  /** Section 4.3.3. */
  record Insert(Text name, Text value) implements EncoderInstruction {
    @Override
    public byte[] encode() {
      WireWriter out = new WireWriter();
      name.write(out, 0x40, 5);
      value.write(out, 0, 7);
      return out.toBytes();
    }
  }

  /** Section 4.3.4. */
  record Duplicate(long index) implements EncoderInstruction {
    @Override
    public byte[] encode() {
      return integer(0, 5, index).toBytes();
    }
  }

  /** Octets that stand where an instruction should. */
  record Raw(byte[] octets) implements EncoderInstruction {
    @Override
    public byte[] encode() {
      return octets.clone();
    }
  }

  private static WireWriter integer(int flags, int prefix, long value) {
    WireWriter out = new WireWriter();
    PrefixedInteger.write(out, flags, prefix, value);
    return out;
  }

  /**
   * Reads the next one.
   *
   * @throws protoprobe.quic.wire.WireFault if it ends too early, or a Huffman code is none
   */
  static EncoderInstruction read(WireReader in) {
    int first = in.peek("encoder instruction");
    if ((first & 0x80) != 0) {
      long index = PrefixedInteger.read(in, 6, "index of the name");
      return new InsertNameOf((first & 0x40) != 0, index, Text.read(in, 7, "value"));
    }
    if ((first & 0x40) != 0) {
      return new Insert(Text.read(in, 5, "name"), Text.read(in, 7, "value"));
    }
    long value = PrefixedInteger.read(in, 5, "encoder instruction");
    return (first & 0x20) != 0 ? new SetCapacity(value) : new Duplicate(value);
  }
}
