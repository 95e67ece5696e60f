// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes a pcapng file (draft-ietf-opsawg-pcapng) of raw IP packets, with the secrets that decrypt
 * them inside.
 */
public final class Pcapng {
  /** LINKTYPE_RAW: a packet begins with its IPv4 or IPv6 header. */
  private static final int LINKTYPE_RAW = 101;

  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int DECRYPTION_SECRETS = 10;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int TLS_KEY_LOG = 0x544c534b;
  private static final int IF_TSRESOL = 9;
  private static final int NANOSECONDS = 9;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  /** A file with one interface and no packet yet. */
  public Pcapng() {
    ByteBuffer section = buffer(16);
    section.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(SECTION_HEADER, section.array());
    ByteBuffer description = buffer(20);
    description.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0);
    description.putShort((short) IF_TSRESOL).putShort((short) 1);
    description.put((byte) NANOSECONDS).put(new byte[3]);
    description.putShort((short) 0).putShort((short) 0); // end of options
    block(INTERFACE, description.array());
  }

  /** Adds secrets, lines of the SSLKEYLOGFILE format; they must stand before their packets. */
  public Pcapng secrets(String lines) {
    byte[] text = lines.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer secrets = buffer(8 + padded(text.length));
    secrets.putInt(TLS_KEY_LOG).putInt(text.length).put(text);
    block(DECRYPTION_SECRETS, secrets.array());
    return this;
  }

  /** Adds an IP packet. */
  public Pcapng packet(Instant at, byte[] packet) {
    long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    ByteBuffer enhanced = buffer(20 + padded(packet.length));
    enhanced.putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    enhanced.putInt(packet.length).putInt(packet.length).put(packet);
    block(ENHANCED_PACKET, enhanced.array());
    return this;
  }

  /** The file so far. */
  public byte[] toBytes() {
    return octets.toByteArray();
  }

  private void block(int type, byte[] body) {
    int length = 12 + body.length;
    octets.writeBytes(buffer(8).putInt(type).putInt(length).array());
    octets.writeBytes(body);
    octets.writeBytes(buffer(4).putInt(length).array());
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
