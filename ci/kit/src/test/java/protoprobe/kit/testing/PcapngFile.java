// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pcapng file of one section in little endian, read block by block.
 *
 * @param comment of the section
 * @param linkType of its interface
 * @param secrets what its Decryption Secrets Blocks hold, as text
 * @param packets in order
 */
public record PcapngFile(String comment, int linkType, List<String> secrets, List<Packet> packets) {
  /** A packet with its link layer, if it has any. */
  public record Packet(Instant at, byte[] octets) {
    /** What an IP and UDP packet without options carries. */
    public byte[] datagram() {
      int header = (octets[0] >> 4 & 0xf) == 4 ? 20 : 40;
      return Arrays.copyOfRange(octets, header + 8, octets.length);
    }
  }

  /** Reads one; anything that is not as the draft has it is an assertion error. */
  public static PcapngFile read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    String comment = "";
    int linkType = -1;
    List<String> secrets = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    while (in.hasRemaining()) {
      int type = in.getInt();
      int length = in.getInt();
      require(length % 4 == 0 && length >= 12, "block length " + length);
      byte[] body = new byte[length - 12];
      in.get(body);
      require(in.getInt() == length, "the block's second length is its first");
      ByteBuffer block = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
      switch (type) {
        case 0x0a0d0d0a -> comment = section(block);
        case 1 -> linkType = description(block);
        case 6 -> packets.add(packet(block));
        case 10 -> {
          require(packets.isEmpty(), "secrets stand before the packets that need them");
          secrets.add(secret(block));
        }
        default -> throw new AssertionError("a block of type " + type);
      }
    }
    return new PcapngFile(comment, linkType, secrets, packets);
  }

  private static String section(ByteBuffer block) {
    require(block.getInt() == 0x1a2b3c4d, "byte order magic");
    require(block.getShort() == 1 && block.getShort() == 0, "version 1.0");
    require(block.getLong() == -1, "section length unknown");
    require(block.getShort() == 1, "a comment");
    byte[] words = new byte[block.getShort()];
    block.get(words);
    return new String(words, StandardCharsets.UTF_8);
  }

  private static int description(ByteBuffer block) {
    int linkType = block.getShort();
    block.getShort();
    require(block.getInt() == 0, "no limit of octets");
    require(block.getShort() == 9 && block.getShort() == 1, "option if_tsresol");
    require(block.get() == 9, "nanoseconds");
    return linkType;
  }

  private static Packet packet(ByteBuffer block) {
    require(block.getInt() == 0, "the first interface");
    long nanos = (long) block.getInt() << 32 | block.getInt() & 0xffff_ffffL;
    byte[] octets = new byte[block.getInt()];
    require(block.getInt() == octets.length, "the whole packet");
    block.get(octets);
    return new Packet(Instant.ofEpochSecond(0, nanos), octets);
  }

  private static String secret(ByteBuffer block) {
    require(block.getInt() == 0x544c534b, "a TLS key log");
    byte[] text = new byte[block.getInt()];
    block.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("pcapng: expected " + what);
    }
  }
}
